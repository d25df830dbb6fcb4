// Test data that stands beside the repository and is no part of it; without it the tests that need it say so and are skipped.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { contexts } from "../src/proof/contexts.js";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

const shared = `${repository}../shared/data/`;

/** The options of a test that needs these folders of test data. */
export const needs = (...names) => {
  const missing = names.find((name) => !existsSync(shared + name));
  return { skip: missing && `there is no ../shared/data/${missing}` };
};

export const bytes = (name) => new Uint8Array(readFileSync(shared + name));
export const text = (name) => readFileSync(shared + name, "utf8");
export const names = (folder) => readdirSync(shared + folder).sort();

/** The known contexts and those that only test vectors use. */
export const allContexts = () =>
  contexts(
    [
      ["https://www.w3.org/ns/credentials/examples/v2", "credentials-examples-v2.jsonld"],
      ["https://w3id.org/citizenship/v4rc1", "citizenship-v4rc1.jsonld"],
    ].map(([url, file]) => [url, text(`contexts/${file}`)]),
  );

export const unhex = (digits) => new Uint8Array(Buffer.from(digits, "hex"));
