// The archive that an earner keeps: its files, out of a zip that anyone may have made.
//
// APPNOTE.TXT 6.3 (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), as far as files of one disk, stored or deflated.

import { fromUtf8 } from "./proof/bytes.js";
import { crc32 } from "./proof/crc32.js";
import { inflate } from "./proof/inflate.js";
import { parse } from "./proof/json.js";
import { Refused } from "./proof/refused.js";

/** Files in one archive, bytes in one file, and bytes in all files together, at most. */
const [MOST_FILES, LARGEST_FILE, LARGEST] = [200, 8 << 20, 64 << 20];

/** The file that says which address each enclosed document was published at. */
const INDEX = "documents/index.json";

/** Whether bytes begin as a zip does. */
export const isZip = (bytes) => [0x50, 0x4b, 3, 4].every((byte, at) => bytes[at] === byte);

/** The files of an archive as `{ name, bytes }`; folders are left out. */
export async function unpack(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const files = [];
  let left = LARGEST;
  for (const entry of entriesOf(bytes, view)) {
    const file = await contentOf(bytes, view, entry, Math.min(LARGEST_FILE, left));
    left -= file.length;
    if (!entry.name.endsWith("/")) files.push({ name: entry.name, bytes: file });
  }
  return files;
}

/**
 * The enclosed documents of unpacked files, by the addresses they were published at. Whoever packed the archive wrote them:
 * nobody vouches for them.
 */
export function bundleDocuments(files) {
  const byName = new Map(files.map(({ name, bytes }) => [name, bytes]));
  const found = [...indexOf(byName)].filter(([, path]) => byName.has(path));
  return new Map(found.map(([url, path]) => [url, byName.get(path)]));
}

function indexOf(byName) {
  try {
    const index = parse(byName.get(INDEX) ?? new Uint8Array());
    return index instanceof Map ? index : new Map();
  } catch (error) {
    if (error instanceof Refused) return new Map();
    throw error;
  }
}

const damaged = (why) => new Refused("archive", `no zip, or a damaged or encrypted one: ${why}`);
const tooLarge = () => new Refused("archive", "more files or bytes than a bundle holds");

/** Section 4.3.16: the end of the central directory, with nothing after it but its comment. */
function endOf(bytes, view) {
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 22 - 0xffff; at--) {
    if (view.getUint32(at, true) === 0x06054b50 && at + 22 + view.getUint16(at + 20, true) === bytes.length) return at;
  }
  throw damaged("it has no end");
}

/** Section 4.3.12: what the central directory says of each file. */
function entriesOf(bytes, view) {
  const end = endOf(bytes, view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_FILES) throw tooLarge();
  const entries = [];
  let at = view.getUint32(end + 16, true);
  for (let number = 0; number < count; number++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw damaged("its directory is broken");
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    entries.push({
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      sum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      start: view.getUint32(at + 42, true),
      name: nameOf(bytes.subarray(at + 46, at + 46 + name)),
    });
    at += 46 + name + extra + comment;
  }
  if (at !== end) throw damaged("its directory is broken");
  if (new Set(entries.map(({ name }) => name)).size < count) throw damaged("two of its files have one name");
  return entries;
}

/** A name is a path below the archive, whose parts say where they lead. Windows in Japan writes names in its own encoding. */
function nameOf(bytes) {
  const name = fromUtf8(bytes) ?? new TextDecoder("shift_jis").decode(bytes);
  const parts = name.replace(/\/$/, "").split("/");
  if (/[\0-\x1f\\:]/.test(name) || parts.some((part) => ["", ".", ".."].includes(part))) {
    throw damaged("the name of a file is not sound");
  }
  return name;
}

/** Section 4.3.7: the bytes of a file. */
async function contentOf(bytes, view, { flags, method, sum, packed, size, start, name }, most) {
  if (flags & 1) throw damaged("it is encrypted");
  if (size > most) throw tooLarge();
  if (start + 30 > bytes.length || view.getUint32(start, true) !== 0x04034b50) throw damaged("a file is not where it should be");
  const [label, extra] = [26, 28].map((offset) => view.getUint16(start + offset, true));
  if (nameOf(bytes.subarray(start + 30, start + 30 + label)) !== name) throw damaged("a file has two names");
  const from = start + 30 + label + extra;
  const data = bytes.subarray(from, from + packed);
  const content = method === 0 ? data : method === 8 ? await inflate(data, size) : null;
  if (content?.length !== size || data.length !== packed || crc32(content) !== sum) throw damaged("a file in it is broken");
  return content;
}
