// Damage to proofs, and to whose key they are made with.
import { DIGITAL_BAZAAR, OPENBADGESLIB, VERIFIER_CORE, says } from './differ.mjs';
import { publicKey } from '../keys.mjs';

export const PROOF = [
  {
    what: 'no proof',
    make: ({ credential: { proof, ...rest } }) => rest,
  },
  {
    what: 'an empty list of proofs',
    make: ({ credential }) => ({ ...credential, proof: [] }),
  },
  {
    what: 'a signature cut short',
    make: proofWith(({ proofValue }) => ({ proofValue: proofValue.slice(0, -2) })),
  },
  {
    what: 'a signature with one letter changed',
    make: proofWith(({ proofValue }) => {
      const other = proofValue[20] === 'x' ? 'y' : 'x';
      return { proofValue: proofValue.slice(0, 20) + other + proofValue.slice(21) };
    }),
  },
  {
    what: 'another moment of signing',
    make: proofWith(() => ({ created: '2025-01-01T00:00:00Z' })),
  },
  {
    what: 'another purpose',
    make: proofWith(() => ({ proofPurpose: 'authentication' })),
  },
  {
    what: 'another purpose, signed',
    make: ({ credential, signed }) => signed(credential, undefined, { proofPurpose: 'authentication' }),
  },
  {
    what: 'another cryptosuite',
    make: proofWith(() => ({ cryptosuite: 'eddsa-jcs-2022' })),
  },
  {
    what: 'a proof that has expired',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'Data Integrity, section 2.1: a proof does not hold after `expires`. They do not look.',
    make: ({ credential, signed }) => signed(credential, undefined, { expires: '2026-10-01T00:00:00Z' }),
  },
  {
    what: 'a proof without a purpose',
    make: proofWith(() => ({ proofPurpose: undefined })),
  },
  {
    what: 'a moment of signing without a zone, signed',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'Data Integrity, section 2.1: `created` is a dateTimeStamp, which has a zone. They do not look.',
    make: ({ credential, signed }) => signed(credential, undefined, { created: '2026-04-01T00:00:00' }),
  },
  {
    what: 'two proofs that hold',
    expect: 'valid',
    differ: says('refused', OPENBADGESLIB),
    because: 'Data Integrity, section 2.1.1, allows sets of proofs, and each of these is the issuer’s. It will not choose.',
    make: async ({ credential, signed, seeds }) => {
      const second = await signed(credential, undefined, { seed: seeds.cityBefore });
      return { ...credential, proof: [...(await signed(credential)).proof, ...second.proof] };
    },
  },
  {
    what: 'a proof that holds and one that does not',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'One proof would do, but one that does not hold shows that somebody changed the document.',
    make: ({ credential }) => {
      const [proof] = credential.proof;
      return { ...credential, proof: [proof, { ...proof, created: '2025-01-01T00:00:00Z' }] };
    },
  },
  {
    what: 'another key of the issuer than the one that signed',
    make: proofWith(({ verificationMethod }, { did }) => ({
      verificationMethod: did.verificationMethod.find(({ id }) => id !== verificationMethod).id,
    })),
  },
  {
    what: 'signed with a key that the issuer does not list',
    make: ({ credential, signed, seeds }) => signed(credential, undefined, { seed: seeds.univ }),
  },
  {
    what: 'signed by another issuer',
    make: ({ credential, signed, seeds, univ }) => signed(credential, undefined, { seed: seeds.univ, issuer: univ }),
  },
  {
    what: 'signed by a did:key in the issuer’s name',
    make: ({ credential, signed, seeds }) => signed(credential, undefined, { seed: seeds.univ, issuer: didKey(seeds.univ) }),
  },
  {
    what: 'a key of the issuer that is not for credentials',
    differ: says('valid', OPENBADGESLIB),
    because: 'Controlled Identifiers, section 3.3: the key is listed under `assertionMethod`. It does not look.',
    make: ({ credential, did, didFile }) => ({ document: credential, files: { [didFile]: { ...did, assertionMethod: [] } } }),
  },
  {
    what: 'a key for credentials, in another’s control',
    differ: says('valid', OPENBADGESLIB),
    because: 'Controlled Identifiers, section 3.3: the controller is the issuer. It does not look.',
    make: (workshop) => methodsWith({ controller: workshop.univ })(workshop),
  },
  {
    what: 'a key that the issuer has revoked',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE, OPENBADGESLIB),
    because: 'Controlled Identifiers, section 2.2: nothing is verified with a key after `revoked`. They do not look.',
    make: methodsWith({ revoked: '2026-10-01T00:00:00Z' }),
  },
  {
    what: 'the issuer’s document is of somebody else',
    differ: says('valid', OPENBADGESLIB),
    because: 'Controlled Identifiers, section 3.3: the document’s id is the controller. It does not look.',
    make: ({ credential, did, didFile, univ }) => ({ document: credential, files: { [didFile]: { ...did, id: univ } } }),
  },
  {
    what: 'the issuer’s document is not there',
    make: ({ credential, didFile }) => ({ document: credential, files: { [didFile]: null } }),
  },
];

// The credential, with these members of its proof changed.
function proofWith(change) {
  return (workshop) => {
    const [proof] = workshop.credential.proof;
    return { ...workshop.credential, proof: [{ ...proof, ...change(proof, workshop) }] };
  };
}

// The credential as it is, and every key of its issuer's document with these members.
function methodsWith(members) {
  return ({ credential, did, didFile }) => {
    const verificationMethod = did.verificationMethod.map((method) => ({ ...method, ...members }));
    return { document: credential, files: { [didFile]: { ...did, verificationMethod } } };
  };
}

function didKey(seed) {
  return `did:key:${publicKey(seed)}`;
}
