// Compressed bytes to bytes, within bounds, by the platform's own decompressor.

/**
 * The bytes that a deflate stream (RFC 1951) stands for; `null` when it is broken, expands beyond `most`, or ends before its
 * last byte: platforms differ in whether they say so.
 */
export async function inflate(compressed, most) {
  const bytes = await expand(compressed, most);
  return bytes && !(await expand(compressed.subarray(0, -1), most)) ? bytes : null;
}

async function expand(compressed, most) {
  const reader = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const chunks = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > most) {
        await reader.cancel();
        return null;
      }
      chunks.push(value);
    }
  } catch {
    return null;
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
