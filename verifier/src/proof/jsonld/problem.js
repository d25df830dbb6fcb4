// What is refused in a document, and where.

import { Refused } from "../refused.js";

/** Does something; what is refused in it gets its place as JSON Pointer (RFC 6901). `path` stays as it is when that happens. */
export function located(path, action) {
  try {
    return action();
  } catch (error) {
    if (error instanceof Refused && path.length) error.message += ` (at ${pointer(path)})`;
    throw error;
  }
}

export const invalid = (reason) => new Refused("invalid-context", `the context is wrong: ${reason}`);

export const invalidValue = (reason) => new Refused("invalid-value", reason);

export const unsupported = (what) => new Refused("unsupported", `\`${what}\` is not supported`);

export const undefinedTerm = (term) => new Refused("undefined-term", `no context defines \`${term}\``);

export const dataLoss = (what) => new Refused("data-loss", `a signature would not cover this: ${what}`);

const pointer = (path) => path.map((step) => `/${`${step}`.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
