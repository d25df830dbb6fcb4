// A document from anyone to its JSON: a credential, or a PNG, SVG or archive with one inside.

import { unbake } from "../bake/unbake.js";
import { isZip, unpack } from "../bundle.js";
import { parse } from "../proof/json.js";
import { Refused } from "../proof/refused.js";
import { Found } from "./code.js";
import { hasType } from "./members.js";

/** The JSON in a document. */
export async function read(bytes) {
  return isZip(bytes) ? inArchive(await files(bytes)) : alone(bytes);
}

function alone(bytes) {
  const text = isPicture(bytes) ? baked(bytes) : bytes;
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw isJws(text) ? new Found("signed-as-jwt") : new Found("not-json", error.message);
  }
}

function baked(bytes) {
  try {
    return unbake(bytes);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw error.name === "open-badges-2" ? new Found(error.name) : new Found("picture-without-credential", error.message);
  }
}

async function files(bytes) {
  try {
    return await unpack(bytes);
  } catch (error) {
    throw error instanceof Refused ? new Found("archive-without-credential", error.message) : error;
  }
}

/** The one credential in an archive: `credential.json` at its top, as we pack it, or the only file that is one. */
function inArchive(files) {
  const own = files.find(({ name }) => name === "credential.json");
  if (own) return alone(own.bytes);
  const credentials = files.filter(({ name }) => /\.(json|png|svg)$/i.test(name)).flatMap(({ bytes }) => credentialIn(bytes));
  if (credentials.length === 1) return credentials[0];
  throw new Found("archive-without-credential", credentials.length ? "more than one credential" : undefined);
}

/** The credential in a file, if it is one. */
function credentialIn(bytes) {
  try {
    const document = alone(bytes);
    return hasType(document, "VerifiableCredential") ? [document] : [];
  } catch (error) {
    if (error instanceof Found) return [];
    throw error;
  }
}

const SPACES = " \t\n\f\r";

function isPicture(bytes) {
  const start = bytes.findIndex((byte) => !SPACES.includes(String.fromCharCode(byte)));
  const first = String.fromCharCode(...bytes.subarray(start, start + 4));
  return start >= 0 && (first === "\x89PNG" || first.startsWith("<"));
}

/** Whether a text is three parts of base64url: a credential signed as compact JWS. */
const isJws = (bytes) => /^[ \t\n\f\r]*[\w-]+\.[\w-]+\.[\w-]+[ \t\n\f\r]*$/.test(new TextDecoder("latin1").decode(bytes));
