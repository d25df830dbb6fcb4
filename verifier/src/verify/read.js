// A document from anyone to its JSON: a credential, or a PNG, SVG or archive with one inside.

import { unbake } from "../bake/unbake.js";
import { bundleDocuments, isZip, unpack } from "../bundle.js";
import { parse } from "../proof/json.js";
import { Refused } from "../proof/refused.js";
import { Found } from "./code.js";
import { kindOf } from "./kind.js";

/** The JSON in a document, and the documents enclosed with it by their addresses. */
export async function read(bytes) {
  if (!isZip(bytes)) return { document: alone(bytes), enclosed: new Map() };
  const all = await files(bytes);
  return { document: inArchive(all), enclosed: bundleDocuments(all) };
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

/** The one credential in an archive: `credential.json` at its top, as we pack it, or the only file that is a badge. */
function inArchive(files) {
  const own = files.find(({ name }) => name === "credential.json");
  if (own) return alone(own.bytes);
  const badges = files.filter(({ name }) => /\.(json|png|svg)$/.test(name)).flatMap(({ bytes }) => badgeIn(bytes));
  if (badges.length !== 1) throw new Found("archive-without-credential");
  return badges[0];
}

/** The badge in a file, if it is one. */
function badgeIn(bytes) {
  try {
    const document = alone(bytes);
    return kindOf(document) === "badge" ? [document] : [];
  } catch (error) {
    if (error instanceof Found) return [];
    throw error;
  }
}

const SPACES = " \t\n\f\r";
/** As bytes, because the page is one file of text, where not every letter may stand. */
const PNG = [0x89, 0x50, 0x4e, 0x47];
const SVG = [0x3c];

function isPicture(bytes) {
  const start = bytes.findIndex((byte) => !SPACES.includes(String.fromCharCode(byte)));
  const begins = (signature) => signature.every((byte, at) => bytes[start + at] === byte);
  return start >= 0 && (begins(PNG) || begins(SVG));
}

/** Whether a text is three parts of base64url: a credential signed as compact JWS. */
const isJws = (bytes) => /^[ \t\n\f\r]*[\w-]+\.[\w-]+\.[\w-]+[ \t\n\f\r]*$/.test(new TextDecoder("latin1").decode(bytes));
