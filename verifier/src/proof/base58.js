// Multibase `z`: base58btc (https://www.w3.org/TR/cid-1.0/#base-encode).

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** The bytes of a text; `null` when it is not base58btc. Takes quadratic time: texts are to be short. */
export function decode(text) {
  const digits = Array.from(text, (character) => ALPHABET.indexOf(character));
  if (digits.includes(-1)) return null;
  const bytes = [];
  for (let rest = digits.reduce((sum, digit) => sum * 58n + BigInt(digit), 0n); rest; rest >>= 8n) {
    bytes.push(Number(rest & 255n));
  }
  const zeros = digits.findIndex((digit) => digit > 0);
  return Uint8Array.from([...Array(zeros < 0 ? digits.length : zeros).fill(0), ...bytes.reverse()]);
}
