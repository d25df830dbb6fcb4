// Small things about bytes.

export const utf8 = (text) => new TextEncoder().encode(text);

/** The text of bytes that are UTF-8, a byte order mark included; `null` of others. */
export const fromUtf8 = (bytes) => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

export function hex(bytes) {
  let out = "";
  for (const byte of bytes) out += HEX[byte];
  return out;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
