// What a visitor hands in, as a list: files as they are, text as a document or as one address a line.

/** The inputs in a text. */
export function inputsOfText(text, pasted) {
  const whole = text.trim();
  if (/^[[{<]/.test(whole)) return [{ name: pasted, bytes: async () => new TextEncoder().encode(whole) }];
  const lines = whole.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  return lines.map((line) => ({ name: line, address: line }));
}

/** The inputs in files that were chosen or dropped. */
export function inputsOfFiles(files) {
  return [...files].map((file) => ({
    name: file.name,
    // An archive is as large as the badges in it.
    bytes: async () => (file.size > LARGEST ? null : new Uint8Array(await file.arrayBuffer())),
  }));
}

const LARGEST = 64 * 1024 * 1024;
