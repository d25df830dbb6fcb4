// Artwork as a stranger might hand it in: one colour, as opaque as wanted.
import { crc32, deflateSync } from "node:zlib";

/** A PNG of `width` by `height` pixels in red with this opacity (0 to 255). */
export function png(width, height, opacity) {
  const row = Buffer.concat([Buffer.of(0), Buffer.alloc(width * 4, Buffer.of(200, 30, 30, opacity))]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([Buffer.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
