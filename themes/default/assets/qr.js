// Text to a QR code: byte mode, level M, versions 1 to 9 (ISO/IEC 18004). Rows of modules, dark ones true, without quiet zone;
// nothing for a text of more than 180 bytes.
const TOTAL = [26, 44, 70, 100, 134, 172, 196, 242, 292];
const CHECK = [10, 16, 26, 18, 24, 16, 18, 22, 22];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5];
const MASKS = [
  (x, y) => (x + y) % 2,
  (x, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => ((x / 3 | 0) + (y >> 1)) % 2,
  (x, y) => (x * y) % 2 + (x * y) % 3,
  (x, y) => ((x * y) % 2 + (x * y) % 3) % 2,
  (x, y) => ((x + y) % 2 + (x * y) % 3) % 2,
];

export function qr(text) {
  const bytes = new TextEncoder().encode(text);
  const at = TOTAL.findIndex((total, at) => bytes.length + 2 <= total - CHECK[at] * BLOCKS[at]);
  if (at < 0) return undefined;
  const codewords = interleave(padded(bytes, TOTAL[at] - CHECK[at] * BLOCKS[at]), at);
  const codes = MASKS.map((_, mask) => drawn(at + 1, codewords, mask));
  return codes.sort((one, other) => penalty(one) - penalty(other))[0];
}

/** Mode, length, the bytes half a byte along, and what fills the rest. */
function padded(bytes, length) {
  const halves = [4, bytes.length >> 4, bytes.length & 15, ...[...bytes].flatMap((byte) => [byte >> 4, byte & 15]), 0];
  const data = Array.from({ length: halves.length / 2 }, (_, i) => halves[2 * i] << 4 | halves[2 * i + 1]);
  for (let fill = 0xec; data.length < length; fill ^= 0xec ^ 0x11) data.push(fill);
  return data;
}

/** The blocks with their check bytes, the first of each, then the second of each, and so on. */
function interleave(data, at) {
  const short = Math.floor(data.length / BLOCKS[at]);
  const long = data.length % BLOCKS[at];
  const blocks = Array.from({ length: BLOCKS[at] }, (_, i) => data.splice(0, short + (i >= BLOCKS[at] - long ? 1 : 0)));
  const checks = blocks.map((block) => remainder(block, CHECK[at]));
  const columns = (rows, count) => Array.from({ length: count }, (_, i) => rows.map((row) => row[i])).flat();
  return [...columns(blocks, short + 1).filter((byte) => byte !== undefined), ...columns(checks, CHECK[at])];
}

function times(a, b) {
  let product = 0;
  for (let i = 7; i >= 0; i -= 1) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ ((b >> i & 1) * a);
  return product;
}

/** Reed and Solomon's check bytes. */
function remainder(block, degree) {
  let divisor = [1];
  for (let i = 0, root = 1; i < degree; i += 1, root = times(root, 2)) {
    divisor = [...divisor, 0].map((term, j) => term ^ times(divisor[j - 1] ?? 0, root));
  }
  const rest = Array(degree).fill(0);
  for (const byte of block) {
    const factor = byte ^ rest.shift();
    rest.push(0);
    rest.forEach((_, j) => (rest[j] ^= times(divisor[j + 1], factor)));
  }
  return rest;
}

function drawn(version, codewords, mask) {
  const size = 17 + 4 * version;
  const rows = Array.from({ length: size }, () => Array(size));
  const set = (x, y, dark) => rows[y]?.[x] === undefined && y < size && x < size && y >= 0 && x >= 0 && (rows[y][x] = Boolean(dark));
  const ring = (x, y, reach, light) => {
    for (let dy = -reach; dy <= reach; dy += 1) {
      for (let dx = -reach; dx <= reach; dx += 1) set(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  };
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) ring(x, y, 4, [2, 4]);
  const places = [6, ...(version > 6 ? [8 + 2 * version] : []), ...(version > 1 ? [size - 7] : [])];
  // three corners have their finders already
  for (const y of places) for (const x of places) if (rows[y][x] === undefined) ring(x, y, 2, [1]);
  for (let i = 8; i < size - 8; i += 1) {
    set(i, 6, i % 2 === 0);
    set(6, i, i % 2 === 0);
  }
  const format = coded(mask, 10, 0x537) ^ 0x5412;
  for (let i = 0; i < 15; i += 1) {
    const dark = format >> i & 1;
    // around the upper left finder, then beside the other two
    set(8, i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, dark);
    set(i < 8 ? size - 1 - i : i === 8 ? 7 : 14 - i, 8, dark);
  }
  set(8, size - 8, true);
  for (let i = 0; version > 6 && i < 18; i += 1) {
    const dark = coded(version, 12, 0x1f25) >> i & 1;
    set(size - 11 + i % 3, i / 3 | 0, dark);
    set(i / 3 | 0, size - 11 + i % 3, dark);
  }
  let bit = 0;
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    const up = (right > 6 ? size - 1 - right : size - right) % 4 < 2;
    for (let step = 0; step < size; step += 1) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (rows[y][x] !== undefined) continue;
        const dark = codewords[bit >> 3] >> (7 - (bit & 7)) & 1;
        rows[y][x] = Boolean(dark) !== (MASKS[mask](x, y) === 0);
        bit += 1;
      }
    }
  }
  return rows;
}

/** A number followed by its own check bits. */
function coded(number, bits, divisor) {
  let rest = number;
  for (let i = 0; i < bits; i += 1) rest = (rest << 1) ^ ((rest >> (bits - 1)) * divisor);
  return number << bits | rest;
}

/** How much a code misleads the eye of a reader: runs and squares of one colour. */
function penalty(rows) {
  const columns = rows.map((_, x) => rows.map((row) => row[x]));
  const runs = [...rows, ...columns].flatMap((row) => row.map(Number).join("").match(/0{5,}|1{5,}/g) ?? []);
  let squares = 0;
  rows.forEach((row, y) => row.forEach((dark, x) => {
    if (y && x && [rows[y - 1][x], row[x - 1], rows[y - 1][x - 1]].every((other) => other === dark)) squares += 3;
  }));
  return squares + runs.reduce((sum, run) => sum + run.length - 2, 0);
}
