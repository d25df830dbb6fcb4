// Formats of bytes, written out so that no library's version changes one: base58, gzip, PNG, zip.

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

export function base58(bytes) {
  let number = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = ALPHABET[Number(number % 58n)] + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text;
}

export function unbase58(text) {
  let number = 0n;
  for (const letter of text) number = number * 58n + BigInt(ALPHABET.indexOf(letter));
  const hex = number.toString(16);
  const zeros = text.match(/^1*/)[0].length;
  const bytes = number === 0n ? Buffer.alloc(0) : Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return Buffer.concat([Buffer.alloc(zeros), bytes]);
}

export const littleEndian = (number, size) => Buffer.from(number.toString(16).padStart(size * 2, '0'), 'hex').reverse();

export function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** One gzip member (RFC 1952); `name` is put into its header, `trailer` replaces check sum and length. */
export function gzip(bytes, { name, trailer = [crc32(bytes), bytes.length] } = {}) {
  const header = Buffer.from([0x1f, 0x8b, 8, name ? 8 : 0, 0, 0, 0, 0, 0, 255]);
  const end = trailer.map((number) => littleEndian(number, 4));
  return Buffer.concat([header, Buffer.from(name ? `${name}\0` : ''), deflate(bytes), ...end]);
}

/** One deflate block (RFC 1951) of fixed codes, in which only runs of one byte are made shorter. */
export function deflate(bytes) {
  const out = [];
  let held = 0;
  let count = 0;
  const put = (value, bits) => {
    for (let bit = bits - 1; bit >= 0; bit--) {
      held |= ((value >> bit) & 1) << count++;
      if (count === 8) [held, count] = (out.push(held), [0, 0]);
    }
  };
  const literal = (byte) => (byte < 144 ? put(0x30 + byte, 8) : put(0x190 + byte - 144, 9));
  put(0b110, 3); // the last block, of fixed codes: bits 1, then 01 from the right
  for (let at = 0; at < bytes.length;) {
    let run = 0;
    while (at > 0 && run < 258 && bytes[at + run] === bytes[at - 1]) run++;
    if (run === 258) (put(0xc5, 8), put(0, 5), (at += 258));
    else if (run >= 3) (put(1, 7), put(0, 5), (at += 3));
    else literal(bytes[at++]);
  }
  put(0, 7);
  if (count) out.push(held);
  return Buffer.from(out);
}

export function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(data)]);
  return Buffer.concat([bigEndian(body.length - 4), body, bigEndian(crc32(body))]);
}

/** A picture of one grey pixel with chunks of ours before and after its pixels. */
export function png(before = [], after = []) {
  const header = Buffer.concat([bigEndian(1), bigEndian(1), Buffer.from([8, 0, 0, 0, 0])]);
  const pixels = Buffer.from('78da6368000000820081', 'hex');
  const middle = [chunk('IDAT', pixels), ...after, chunk('IEND', [])];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), ...before, ...middle]);
}

/** An archive of files that are stored as they are; `flags` and `crc` of its entries may be false. */
export function zip(files, { flags = 0x800, crc = crc32 } = {}) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of files) {
    const data = Buffer.from(content);
    const label = Buffer.from(name);
    const common = [
      littleEndian(20, 2),
      littleEndian(flags, 2),
      littleEndian(0, 2),
      littleEndian(0, 2),
      littleEndian(0x21, 2),
      littleEndian(crc(data), 4),
      littleEndian(data.length, 4),
      littleEndian(data.length, 4),
      littleEndian(label.length, 2),
      littleEndian(0, 2),
    ];
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), ...common, label, data]);
    const rest = [Buffer.alloc(10), littleEndian(offset, 4), label];
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), littleEndian(20, 2), ...common, ...rest]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const counts = [littleEndian(0, 4), littleEndian(files.length, 2), littleEndian(files.length, 2)];
  const end = [
    Buffer.from('PK\x05\x06'),
    ...counts,
    littleEndian(central.length, 4),
    littleEndian(offset, 4),
    littleEndian(0, 2),
  ];
  return Buffer.concat([...parts, central, ...end]);
}

const bigEndian = (number) => littleEndian(number, 4).reverse();
