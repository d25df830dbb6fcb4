// Looking at members of JSON that anyone may have written.

import { isIri } from "../proof/rdf.js";

/** The member of an object; `undefined` when it has none, or is none. */
export const get = (object, name) => (object instanceof Map ? object.get(name) : undefined);

/** One value, or each of a list. */
export const each = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** Whether an object is of a type. */
export const hasType = (object, name) => each(get(object, "type")).includes(name);

/** A text that says something; `null` otherwise. */
export function text(object, name) {
  const value = get(object, name);
  return typeof value === "string" && /\P{White_Space}/u.test(value) ? value : null;
}

/** A text that is an absolute URL or other IRI; `null` otherwise. */
export function id(object, name) {
  const value = get(object, name);
  return typeof value === "string" && isIri(value) ? value : null;
}

/** A text without the white space around it, of all kinds that Unicode knows. */
export const trim = (text) => text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "");
