// How other verifiers are expected to differ from what is right.
export const DIGITAL_BAZAAR = 'digital-bazaar';
export const VERIFIER_CORE = 'verifier-core';
export const OPENBADGESLIB = 'openbadgeslib';

// These verifiers say something else.
export function says(outcome, ...verifiers) {
  return Object.fromEntries(verifiers.map((verifier) => [verifier, outcome]));
}
