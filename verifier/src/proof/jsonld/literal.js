// JSON texts, numbers and booleans to RDF literals.
//
// JSON-LD 1.1 Processing Algorithms and API sections 5.3.2 and 8.2.2 (https://www.w3.org/TR/json-ld11-api/#value-expansion,
// `#object-to-rdf-conversion`).

import * as rdf from "../rdf.js";
import { Refused } from "../refused.js";
import { invalidValue } from "./problem.js";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const XSD_DOUBLE = `${XSD}double`;

/** The literal of a JSON scalar with a datatype, or with the one that its JSON type has. */
export function literal(value, datatype) {
  switch (typeof value) {
    case "string":
      return rdf.literal(value, datatype ?? undefined);
    case "boolean":
      return rdf.literal(`${value}`, datatype ?? `${XSD}boolean`);
    case "bigint":
    case "number": {
      const [text, name] = numberText(value, datatype === XSD_DOUBLE);
      return rdf.literal(text, datatype ?? XSD + name);
    }
    default:
      throw invalidValue("a value is not a text, a number or true or false");
  }
}

/** A literal in a language, whose tag is lower-cased as other processors do. */
export function inLanguage(text, tag) {
  if (!/^[A-Za-z]+(?:-[A-Za-z0-9]+)*$/.test(tag)) throw invalidValue("a language tag is malformed");
  return rdf.inLanguage(text, tag.toLowerCase());
}

/** The largest number up to which JavaScript tells all whole numbers apart: 2^53. */
const MAX_WHOLE = 2 ** 53;
/** The smallest fraction that JavaScript writes without an exponent. */
const MIN_FRACTION = 1e-6;
/** The digits that JavaScript processors write of a fraction. */
const MAX_DIGITS = 15;

/**
 * The canonical text of a number and the name of its datatype in XML Schema. Whole numbers are written as integers, however
 * they are spelled in JSON, unless the datatype is `xsd:double`.
 */
function numberText(number, double) {
  const unsafe = () => new Refused("unsafe-number", `the number ${number} is not written alike by all programs`);
  const size = number < 0 ? -number : number;
  if (size > MAX_WHOLE) throw unsafe();
  const value = Number(number);
  if (Number.isInteger(value) && !double) return [`${BigInt(value)}`, "integer"];
  const [mantissa, exponent] = value.toExponential().split("e");
  if (mantissa.replace(/\D/g, "").length > MAX_DIGITS || (value !== 0 && size < MIN_FRACTION)) throw unsafe();
  const sign = Object.is(value, -0) ? "-" : "";
  const point = mantissa.includes(".") ? "" : ".0";
  return [`${sign}${mantissa}${point}E${Number(exponent)}`, "double"];
}
