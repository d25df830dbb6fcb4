// Damage to what a credential says: changed without the key, or signed by its issuer and still not right.
import { DIGITAL_BAZAAR, OPENBADGESLIB, VERIFIER_CORE, says } from './differ.mjs';
import { changed, signed } from './workshop.mjs';

export const CONTENT = [
  {
    what: 'untouched',
    expect: 'valid',
    make: ({ credential }) => credential,
  },
  {
    what: 'members in another order, on many lines',
    expect: 'valid',
    make: ({ credential }) => JSON.stringify(Object.fromEntries(Object.entries(credential).reverse()), null, 2),
  },
  {
    what: 'another holder’s name',
    make: changed(({ credentialSubject }) => { credentialSubject.identifier[0].identityHash = '別人 太郎'; }),
  },
  {
    what: 'a text in another normal form of Unicode',
    make: changed(({ issuer }) => { issuer.description = issuer.description.normalize('NFD'); }),
  },
  {
    what: 'another name of the badge',
    make: changed((it) => { it.name += '!'; }),
  },
  {
    what: 'other criteria',
    make: changed(({ credentialSubject: { achievement } }) => { achievement.criteria.narrative = 'Nothing.'; }),
  },
  {
    what: 'an alignment removed',
    make: changed(({ credentialSubject: { achievement } }) => { achievement.alignment.pop(); }),
  },
  {
    what: 'another issuer’s name',
    make: changed((it) => { it.issuer.name = 'A better one'; }),
  },
  {
    what: 'a term that no context defines',
    make: changed((it) => { it.honours = 'summa cum laude'; }),
  },
  {
    what: 'a term that no context defines, deep inside',
    make: changed((it) => { it.credentialSubject.achievement.alignment[0].honours = 'summa cum laude'; }),
  },
  {
    what: 'a term that no context defines, signed',
    make: signed((it) => { it.credentialSubject.achievement.honours = 'summa cum laude'; }, { safe: false }),
  },
  {
    what: 'a relative URL, signed',
    make: signed((it) => { it.credentialSubject.image.id = 'badge.png'; }, { safe: false }),
  },
  {
    what: 'contexts in the wrong order',
    make: changed((it) => { it['@context'].reverse(); }),
  },
  {
    what: 'a context that nobody knows',
    make: changed((it) => { it['@context'].push('https://elsewhere.example/context.json'); }),
  },
  {
    what: 'a context of its own',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'Such a context can give a word another meaning, which nobody sees who reads the JSON.',
    make: changed((it) => { it['@context'].push({ honours: 'https://elsewhere.example/honours' }); }),
  },
  {
    what: 'a context within that gives words another meaning',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'Words mean the same throughout a badge: only a credential within it may bring contexts.',
    make: changed((it) => { it.credentialSubject.achievement['@context'] = { tag: null }; }),
  },
  {
    what: 'a member twice, the first of them false',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE, OPENBADGESLIB),
    because: 'Some readers take the first, some the last (RFC 8259, section 4): what is verified need not be what is shown.',
    make: ({ credential }) => JSON.stringify(credential).replace('"name":', '"name":"Another badge","name":'),
  },
  {
    what: 'half of the file',
    make: ({ credential }) => JSON.stringify(credential).slice(0, 1500),
  },
  {
    what: 'the end of validity called by its IRI',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'The signature covers it by that name too, but who looks for `validUntil` finds none: it would never expire.',
    make: changed((it) => {
      const moment = { '@type': 'http://www.w3.org/2001/XMLSchema#dateTime', '@value': it.validUntil };
      it['https://www.w3.org/2018/credentials#validUntil'] = moment;
      delete it.validUntil;
    }),
  },
  {
    what: 'the end of validity in a second object with the same id',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'The signature covers it there too, but who looks for `validUntil` finds none: it would never expire.',
    make: changed((it) => {
      it['@included'] = [{ id: it.id, type: 'VerifiableCredential', validUntil: it.validUntil }];
      delete it.validUntil;
    }),
  },
  {
    what: 'a member that is null',
    expect: 'valid',
    differ: says('refused', OPENBADGESLIB),
    because: 'JSON-LD leaves null out, so it says nothing and hides nothing. Needed members may not be null.',
    make: changed((it) => { it.description = null; }),
  },
  {
    what: 'a text as a value object',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'The signature holds, but who looks for a text finds an object: only the ordinary form is read.',
    make: changed((it) => { it.name = { '@value': it.name }; }),
  },
  {
    what: 'nobody holds it, signed',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'Open Badges 3.0, section 9.1: a subject has an id or an identifier. They verify credentials of any kind.',
    make: signed(({ credentialSubject }) => { delete credentialSubject.id; delete credentialSubject.identifier; }),
  },
  {
    what: 'criteria that say nothing, signed',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE, OPENBADGESLIB),
    because: 'Open Badges 3.0: criteria have an id or a narrative. They do not look.',
    make: signed(({ credentialSubject: { achievement } }) => { achievement.criteria = {}; }),
  },
  {
    what: 'no type of a badge, signed',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE),
    because: 'It is no badge. They verify credentials of any kind.',
    make: signed((it) => { it.type = ['VerifiableCredential']; it.credentialSubject = { id: it.credentialSubject.id }; }),
  },
  {
    what: 'the issuer as an address alone, signed',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE, OPENBADGESLIB),
    because: 'Nothing signed would say who the issuer is. The specification allows it, 1EdTech’s validator does not.',
    make: signed((it) => { it.issuer = it.issuer.id; }),
  },
  {
    what: 'an unknown type of identity, signed',
    differ: says('valid', DIGITAL_BAZAAR, VERIFIER_CORE, OPENBADGESLIB),
    because: 'Open Badges 3.0, appendix A.3, calls it `emailAddress`. They do not look.',
    make: signed(({ credentialSubject }) => { credentialSubject.identifier[0].identityType = 'email'; }),
  },
  {
    what: 'no id, signed',
    differ: says('valid', DIGITAL_BAZAAR),
    because: 'Open Badges 3.0 requires an id; credentials of other kinds need none.',
    make: signed((it) => { delete it.id; }),
  },
];
