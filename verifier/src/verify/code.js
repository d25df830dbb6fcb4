// What a check found: the name of its code and its particulars. The words say what each code means for which part.

import { Refused } from "../proof/refused.js";
import words from "../words.json" with { type: "json" };

/** The parts that every verdict speaks of, in the order in which they are checked. */
export const ALWAYS = ["form", "proof", "issuer", "status", "dates"];

export const finding = (code) => words.codes[code].finding;

export const partOf = (code) => words.codes[code].part;

export const passed = (code) => finding(code) === "passed";

/** A check that did not pass: thrown, and caught by whoever makes the check. */
export class Found extends Error {
  constructor(code, detail) {
    super(detail);
    this.code = code;
    this.detail = detail;
  }
}

/** Does something; what is refused in it is this code with the reason. */
export function because(code, action) {
  try {
    return action();
  } catch (error) {
    throw error instanceof Refused ? new Found(code, error.message) : error;
  }
}

/** What an action comes to, be it the code that it gives or the check that it throws. */
export async function outcomeOf(action) {
  try {
    return new Found(await action());
  } catch (error) {
    if (error instanceof Found) return error;
    throw error;
  }
}
