// A file of an office to text: UTF-8, or Windows-31J as Excel in Japan writes it.

/** The text; `null` for a workbook, whose table has to be copied, and for what is no text. */
export async function textOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  for (const encoding of ["utf-8", "shift_jis"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return /^PK\u0003\u0004|\u0000/u.test(text) ? null : text;
    } catch {
      // the other one, then
    }
  }
  return null;
}
