// Ed25519 public keys and their Multikey text, `z6Mk…`.
//
// Controlled Identifiers 1.0 section 2.2.2 (https://www.w3.org/TR/cid-1.0/#Multikey): `z`, then base58btc of the bytes `ed 01`
// and the 32 bytes of the key. No two texts are the same key, so a key is its text: `{ text, bytes }`.

import { decode } from "./base58.js";
import { isLowOrder, isPoint } from "./ed25519.js";
import { Refused } from "./refused.js";

/** The key of a Multikey text: a point of the curve, of large order. */
export function publicKey(text) {
  if (!text.startsWith("z")) throw refused("the key is not multibase `z…`");
  // Longer texts cannot be 34 bytes.
  if (text.length > 65) throw refused("the key is not 32 bytes long");
  const bytes = decode(text.slice(1));
  if (!bytes) throw refused("the key is not multibase `z…`");
  if (bytes[0] !== 0xed || bytes[1] !== 0x01) throw refused("the key is not an Ed25519 key");
  if (bytes.length !== 34) throw refused("the key is not 32 bytes long");
  return { text, bytes: checkPoint(bytes.slice(2)) };
}

/** These bytes, if they are a point, written in its one way, of which not anything can be made to verify. */
export function checkPoint(bytes) {
  if (isLowOrder(bytes)) throw refused("the key is a point of small order");
  if (!isPoint(bytes)) throw refused("the key is not a point of the curve");
  return bytes;
}

const refused = (reason) => new Refused("key-unknown", reason);
