// What zbar reads in a picture.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What the QR codes of a picture say, one a line; why not, when there is none. */
export async function decoded(file) {
  const { stdout } = await run("zbarimg", ["-q", "--raw", "-Sdisable", "-Sqrcode.enable", file]).catch(({ message }) => ({ stdout: message }));
  return stdout.trim();
}
