// The Nu HTML checker, which is the one behind validator.w3.org.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";

// It does not know these yet; browsers that do not know them pass them over.
const TOO_NEW = /“(text-autospace|text-spacing-trim|word-break|text-wrap)”|“auto-phrase”|"(text-autospace|text-spacing-trim|word-break|text-wrap)"/;

/** Its errors in these files. */
export async function nuErrors(files) {
  const jar = createRequire(import.meta.url)("vnu-jar");
  const said = await new Promise((done) => {
    execFile("java", ["-jar", jar, "--format", "json", "--also-check-css", ...files], { maxBuffer: 64 << 20 }, (error, _, stderr) => done(stderr || String(error)));
  });
  const { messages } = JSON.parse(said);
  const errors = messages.filter(({ type, message }) => type !== "info" && !TOO_NEW.test(message));
  return errors.map(({ url, lastLine, message }) => `${url.split("/").slice(-3).join("/")}:${lastLine} ${message}`);
}
