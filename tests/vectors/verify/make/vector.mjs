// The words in which the themes are written: what a vector holds, and how a good credential is made wrong.
import { canonize } from './sign.mjs';
import { AT, CITY, badge, list, secure } from './world.mjs';

/** A vector that comes to an outcome by a code. What it holds may be a promise. */
const vector =
  (outcome) =>
  (says, code, held, more = {}) => ({ says, held: named(says, held), at: AT, ...more, expected: { outcome, code } });

/** What goes wrong while a vector is made says in which. */
const named = (says, held) =>
  Promise.resolve(held).catch((cause) => Promise.reject(new Error(`${says} ${cause.message}`, { cause })));

export const unreadable = vector('unreadable');
export const altered = vector('altered');
export const notConfirmed = vector('issuer-not-confirmed');
export const withdrawn = vector('withdrawn');
export const suspended = vector('suspended');
export const expired = vector('expired');
export const notYetValid = vector('not-yet-valid');
export const statusUnknown = vector('status-unknown');
export const recipientNotConfirmed = vector('recipient-not-confirmed');
export const genuine = (says, held, more = {}, code = 'within-period') => vector('genuine')(says, code, held, more);

/** Forms other than a JSON document in which a vector may hold what is judged. */
export const text = async (held) => ({ text: await held });
export const bytes = async (held) => ({ base64: Buffer.from(await held).toString('base64') });

/** The badge changed before the city signed it. */
export async function signed(change = () => {}, { by = CITY, ...bend } = {}) {
  return secure(edit(badge(), change), by, bend);
}

/** The same from a signer who does not mind what a signature leaves out. */
export const careless = (change, bend) => signed(change, { safe: false, ...bend });

/** The badge changed after the city signed it. */
export const changed = async (change) => edit(await signed(), change);

/** The badge changed so that nothing can sign it, with the proof that it had. */
export const unsignable = changed;

/** The good proof changed. */
export const proof = (change) =>
  changed((badge) => {
    badge.proof[0] = edit(badge.proof[0], change);
  });

/** A badge signed and then spelled otherwise: the signature must still hold, or it would show nothing. */
export async function respelled(change, before, make = signed) {
  const plain = await make(before);
  const spelled = edit(plain, change);
  const [was, is] = await Promise.all([plain, spelled].map(({ proof: _, ...unsecured }) => canonize(unsecured, false)));
  if (was !== is) throw new Error(`not the same statements: ${change}`);
  return spelled;
}

/** The city's list changed before it was signed. */
export const signedList = (change = () => {}, by = CITY) => secure(edit(list(), change), by, { safe: false });

/** A copy of a document after a change. */
export function edit(document, change) {
  const copy = structuredClone(document);
  change(copy);
  return copy;
}

/** Gives an object's member another name, in its place. */
export function rename(object, from, to, value = (old) => old) {
  const members = Object.entries(object);
  for (const [name] of members) delete object[name];
  for (const [name, old] of members) object[name === from ? to : name] = name === from ? value(old) : old;
}
