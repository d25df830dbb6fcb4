// Damage to the status of a credential and its list, and credentials outside of their period.
import { DIGITAL_BAZAAR, OPENBADGESLIB, VERIFIER_CORE, says } from './differ.mjs';
import { changed, encoded, signed } from './workshop.mjs';

const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
const OLDER = { id: 'https://badges.shiomino.example/revoked.json', type: '1EdTechRevocationList' };

export const STATUS = [
  {
    what: 'its bit is set',
    expect: 'revoked',
    make: withList((list, { index }) => { list.credentialSubject.encodedList = encoded(list, { set: [index] }); }),
  },
  {
    what: 'another place in the list',
    make: changed((it) => { it.credentialStatus.statusListIndex = '1'; }),
  },
  {
    what: 'no status',
    make: changed((it) => { delete it.credentialStatus; }),
  },
  {
    what: 'never had a status, signed',
    expect: 'valid',
    make: signed((it) => { delete it.credentialStatus; }),
  },
  {
    what: 'the list is not there',
    make: ({ credential, listFile }) => ({ document: credential, files: { [listFile]: null } }),
  },
  {
    what: 'the list was changed without the key',
    differ: says('valid', OPENBADGESLIB),
    because: 'It verifies a list only if that is a JWT: whoever holds the host could lift a revocation.',
    make: ({ credential, list, listFile }) => {
      const credentialSubject = { ...list.credentialSubject, encodedList: encoded(list, { set: [3] }) };
      return { document: credential, files: { [listFile]: { ...list, credentialSubject } } };
    },
  },
  {
    what: 'the list has no proof',
    differ: says('valid', OPENBADGESLIB),
    because: 'It verifies a list only if that is a JWT: whoever holds the host could lift a revocation.',
    make: ({ credential, list: { proof, ...rest }, listFile }) => ({ document: credential, files: { [listFile]: rest } }),
  },
  {
    what: 'the list is another issuer’s',
    differ: says('valid', VERIFIER_CORE, OPENBADGESLIB),
    because: 'Another issuer cannot say what is revoked. verifier-core has that check switched off, openbadgeslib has it for JWTs.',
    make: withList((list, { univ }) => { list.issuer = univ; }, ({ seeds, univ }) => ({ seed: seeds.univ, issuer: univ })),
  },
  {
    what: 'the list is of another address',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE, OPENBADGESLIB),
    because: 'Another list of the same issuer, put in its place, would lift all revocations. They do not look at its id.',
    make: withList((list) => { list.id += '?old'; }),
  },
  {
    what: 'the list is for another purpose',
    make: withList((list) => { list.credentialSubject.statusPurpose = 'suspension'; }),
  },
  {
    what: 'the list has run out',
    make: withList((list) => { list.validUntil = '2026-10-01T00:00:00Z'; }),
  },
  {
    what: 'the list is too short for a crowd',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE, OPENBADGESLIB),
    because: 'Bitstring Status List, section 3.2: a list has 131,072 places, or who asks about it gives away whose it is.',
    make: withList((list) => { list.credentialSubject.encodedList = encoded(list, { bytes: 8192 }); }),
  },
  {
    what: 'the list is no list',
    make: withList((list) => { list.credentialSubject.encodedList = 'uAAAA'; }),
  },
  {
    what: 'a place beyond the list, signed',
    make: signed((it) => { it.credentialStatus.statusListIndex = '131072'; }),
  },
  {
    what: 'a place that is no number, signed',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'JavaScript reads 16 there, which is the place of somebody else.',
    make: signed((it) => { it.credentialStatus.statusListIndex = '16e1'; }),
  },
  {
    what: 'a place as a number, signed',
    expect: 'valid',
    make: signed((it) => { it.credentialStatus.statusListIndex = Number(it.credentialStatus.statusListIndex); }),
  },
  {
    what: 'a status of the older kind of 1EdTech, signed',
    differ: says('valid', VERIFIER_CORE),
    because: 'It passes over what it does not know. What could not be checked is not good.',
    make: signed((it) => {
      it['@context'].push(EXTENSIONS);
      it.credentialStatus = OLDER;
    }),
  },
  {
    what: 'a second status of the older kind of 1EdTech, signed',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'They pass over what they do not know. It might be the one that revokes.',
    make: signed((it) => {
      it['@context'].push(EXTENSIONS);
      it.credentialStatus = [it.credentialStatus, OLDER];
    }),
  },
  {
    what: 'a status of two bits, signed',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'The place counts in twos there: they read the bit of somebody else.',
    make: signed((it) => { it.credentialStatus.statusSize = 2; }),
  },
  {
    what: 'its time is over, signed',
    expect: 'expired',
    make: signed((it) => { it.validUntil = '2026-10-31T23:59:59+09:00'; }),
  },
  {
    what: 'its time is over and its bit is set, signed',
    expect: 'revoked',
    differ: says('expired', OPENBADGESLIB),
    because: 'It looks at the period first. That it was withdrawn says more.',
    make: async ({ credential, ...workshop }) => withList((list, { index }) => {
      list.credentialSubject.encodedList = encoded(list, { set: [index] });
    })({ ...workshop, credential: await workshop.signed(credential, (it) => { it.validUntil = '2026-10-31T23:59:59+09:00'; }) }),
  },
  {
    what: 'its time has not come, signed',
    expect: 'early',
    differ: says('refused', VERIFIER_CORE),
    because: 'It calls the signature of such a credential invalid.',
    make: signed((it) => { it.validFrom = '2026-11-02T00:00:00+09:00'; }),
  },
  {
    what: 'a longer time',
    make: changed((it) => { it.validUntil = '2099-12-31T23:59:59+09:00'; }),
  },
  {
    what: 'no end of its time',
    make: changed((it) => { delete it.validUntil; }),
  },
  {
    what: 'an end before the beginning, signed',
    differ: says('expired', DIGITAL_BAZAAR, VERIFIER_CORE, OPENBADGESLIB),
    because: 'It never held, so it did not run out either.',
    make: signed((it) => { it.validUntil = '2025-01-01T00:00:00Z'; }),
  },
  {
    what: 'a beginning without a zone, signed',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'Which moment is meant would depend on who reads it.',
    make: signed((it) => { it.validFrom = '2026-03-19T00:00:00'; }, { created: '2026-03-19T00:00:00Z' }),
  },
  {
    what: 'a day that does not exist, signed',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'JavaScript makes it the second of March.',
    make: signed((it) => { it.validFrom = '2026-02-30T00:00:00Z'; }, { created: '2026-03-19T00:00:00Z' }),
  },
  {
    what: 'no beginning, signed',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE, OPENBADGESLIB),
    because: 'Open Badges 3.0 requires `validFrom`; credentials of other kinds need none.',
    make: signed((it) => { delete it.validFrom; }),
  },
];

// The credential as it is, and its list changed and signed by the city or as `options` say.
function withList(change, options = () => undefined) {
  return async ({ credential, list, listFile, signed: sign, ...rest }) => {
    const index = Number(credential.credentialStatus.statusListIndex);
    const made = await sign(list, (it) => change(it, { index, ...rest }), options(rest));
    return { document: credential, files: { [listFile]: made } };
  };
}
