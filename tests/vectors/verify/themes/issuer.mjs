// Good signatures of keys that are not, or not known to be, the issuer's.
import { prove } from '../make/sign.mjs';
import { AT, CITY, STRANGER, badge, didDocument } from '../make/world.mjs';
import { edit, notConfirmed, signed } from '../make/vector.mjs';

const stranger = STRANGER.keys[0];
const [key, retired] = CITY.keys;
/** The city's document after a change, or another one in its place. */
const documented =
  (code) =>
  (says, change, held = signed()) =>
    notConfirmed(says, code, held, { with: { [CITY.url]: edit(didDocument(CITY), change) } });
const replaced = (says, document, code = 'issuer-document-malformed') =>
  notConfirmed(says, code, signed(), { with: { [CITY.url]: document } });
const method = (change) => (document) => change(document.verificationMethod[0]);
/** The badge signed by this key under this id. */
const under =
  (code) =>
  (says, method, by = stranger, more) =>
    notConfirmed(says, code, signed(undefined, { by: { keys: [by], method } }), more);
const another = under('key-of-another');
const unlisted = documented('key-not-listed');
const differs = documented('key-differs');
const notForCredentials = documented('key-not-for-credentials');
const used = documented('key-withdrawn');
const unknown = (says, did) =>
  notConfirmed(
    says,
    'issuer-method-unknown',
    signed(
      (badge) => {
        badge.issuer.id = did;
        delete badge.credentialStatus;
      },
      { by: { keys: [stranger], method: `${did}#${stranger.public}` } },
    ),
  );
const itself = `did:key:${key.public}`;
const other = `did:key:${stranger.public}`;

export default [
  under('key-not-listed')('The key is not listed by the issuer.', `${CITY.did}#${stranger.public}`),
  another('The key belongs to another issuer.', STRANGER.method),
  another('The key is an issuer by itself.', `${other}#${stranger.public}`),
  another('The key of the issuer stands under an id of its own.', `${itself}#${key.public}`, key),
  another('The key stands under the page of the issuer.', `https://badges.example/i/city/#${key.public}`, key),
  another('The key stands under the host of the issuer.', `did:web:badges.example#${key.public}`, key),
  another('The key stands under a folder of the issuer.', `${CITY.did}:keys#${key.public}`, key),
  another('The key stands under the issuer in other letters.', `did:web:badges.example:i:City#${key.public}`, key),
  another('The key stands under the issuer with a query.', `${CITY.did}?versionId=1#${key.public}`, key),
  another('The key stands under the issuer with a path.', `${CITY.did}/#${key.public}`, key),
  another('The key stands under the issuer with an encoded dot.', `did:web:badges%2Eexample:i:city#${key.public}`, key),
  another('The key stands under another host that lists the city.', STRANGER.method, stranger, {
    with: { [STRANGER.url]: { ...didDocument(STRANGER), alsoKnownAs: [CITY.did], controller: CITY.did } },
  }),
  notConfirmed(
    'The issuer is another key than the one that signed.',
    'key-of-another',
    signed(
      (badge) => {
        badge.issuer.id = itself;
        delete badge.credentialStatus;
      },
      { by: { keys: [stranger], method: `${itself}#${stranger.public}` } },
    ),
  ),
  notConfirmed(
    'One of two proofs is of a key that is not listed.',
    'key-not-listed',
    signed().then(async (one) => ({
      ...one,
      proof: [...one.proof, await prove(badge(), stranger, `${CITY.did}#${stranger.public}`)],
    })),
  ),
  notConfirmed(
    'One of two proofs is of another issuer.',
    'key-of-another',
    signed().then(async (one) => ({
      ...one,
      proof: [...one.proof, await prove(badge(), stranger, STRANGER.method)],
    })),
  ),

  unlisted(
    'The issuer has taken the key from its list.',
    (document) => (document.verificationMethod = document.verificationMethod.slice(1)),
  ),
  unlisted('The issuer lists no key.', (document) => delete document.verificationMethod),
  unlisted('The key is listed under its fragment only.', (document) => {
    document.verificationMethod[0].id = `#${key.public}`;
    document.assertionMethod[0] = `#${key.public}`;
  }),
  unlisted(
    'The key is listed under a name.',
    method((method) => (method.id = `${CITY.did}#key-1`)),
  ),
  unlisted(
    'The key is listed under another issuer.',
    method((method) => (method.id = `${STRANGER.did}#${key.public}`)),
  ),
  unlisted('The key is listed only where it is used.', (document) => {
    document.assertionMethod[0] = document.verificationMethod.shift();
  }),
  notForCredentials('The key is listed for nothing.', (document) => (document.assertionMethod = [])),
  notForCredentials('The key is listed for authentication only.', (document) => {
    document.authentication = document.assertionMethod;
    delete document.assertionMethod;
  }),
  notForCredentials('The key is listed for encryption and invocation only.', (document) => {
    [document.keyAgreement, document.capabilityInvocation] = [document.assertionMethod, document.assertionMethod];
    document.assertionMethod = [`${CITY.did}#${retired.public}`];
  }),
  notForCredentials(
    'The key is named by its fragment where it is used.',
    (document) => (document.assertionMethod[0] = `#${key.public}`),
  ),
  differs(
    'The listed key is another than its id says.',
    method((method) => (method.publicKeyMultibase = stranger.public)),
  ),
  differs(
    'The listed key has no value.',
    method((method) => delete method.publicKeyMultibase),
  ),
  differs(
    'The listed key is a JSON Web Key.',
    method((method) => {
      delete method.publicKeyMultibase;
      Object.assign(method, {
        type: 'JsonWebKey',
        publicKeyJwk: { kty: 'OKP', crv: 'Ed25519', x: key.bytes.toString('base64url') },
      });
    }),
  ),
  differs(
    'The listed key is of the type before.',
    method((method) => (method.type = 'Ed25519VerificationKey2020')),
  ),
  differs(
    'The listed key is controlled by another.',
    method((method) => (method.controller = STRANGER.did)),
  ),
  differs(
    'The listed key is controlled by nobody.',
    method((method) => delete method.controller),
  ),
  differs(
    'The listed key is controlled by two.',
    method((method) => (method.controller = [CITY.did, STRANGER.did])),
  ),
  differs('The key is listed twice and once with another value.', (document) =>
    document.verificationMethod.push({ ...document.verificationMethod[0], publicKeyMultibase: stranger.public }),
  ),
  used(
    'The key was revoked.',
    method((method) => (method.revoked = '2026-05-01T00:00:00Z')),
  ),
  used(
    'The key was revoked before the badge was signed.',
    method((method) => (method.revoked = '2020-01-01T00:00:00Z')),
  ),
  used(
    'The key will be revoked.',
    method((method) => (method.revoked = '2099-01-01T00:00:00Z')),
  ),
  used(
    'The key has expired.',
    method((method) => (method.expires = '2026-05-01T00:00:00Z')),
  ),
  used(
    'The key expires at this second.',
    method((method) => (method.expires = AT)),
  ),
  used(
    'The key expires at no time that can be read.',
    method((method) => (method.expires = 'soon')),
  ),

  documented('issuer-document-of-another')(
    'The document of the issuer is that of another.',
    (document) => (document.id = STRANGER.did),
  ),
  documented('issuer-document-of-another')('The document of the issuer has no id.', (document) => delete document.id),
  documented('issuer-document-of-another')(
    'The document of the issuer has two ids.',
    (document) => (document.id = [CITY.did, STRANGER.did]),
  ),
  replaced('The address of the issuer gives the document of another.', didDocument(STRANGER), 'issuer-document-of-another'),
  replaced('The document of the issuer cannot be fetched.', null, 'issuer-unreachable'),
  replaced('The document of the issuer is empty.', ''),
  replaced('The document of the issuer is a web page.', '<!DOCTYPE html><title>404</title>'),
  replaced('The document of the issuer is a list.', [didDocument(CITY)]),
  replaced('The document of the issuer begins with a byte order mark.', `\ufeff${JSON.stringify(didDocument(CITY))}`),
  replaced(
    'The document of the issuer has a member twice.',
    JSON.stringify(didDocument(CITY)).replace('"id":', '"id":"did:web:stranger.example","id":'),
  ),
  replaced('The document of the issuer is cut short.', JSON.stringify(didDocument(CITY)).slice(0, -1)),

  ...[
    ['a page', 'https://university.example'],
    ['an e-mail address', 'mailto:office@badges.example'],
    ['of an unknown method', 'did:example:1'],
    ['of a method that begins like a known one', 'did:webs:badges.example'],
    ['without a host', 'did:web:'],
    ['an address of the net', 'did:web:192.0.2.1'],
    ['an address of the net in one number', 'did:web:3221225985'],
    ['an address of the newer net', 'did:web:%5B2001:db8::1%5D'],
    ['in capital letters', 'did:web:Badges.example'],
    ['of a method in capital letters', 'did:WEB:badges.example'],
    ['with a dot at its end', 'did:web:badges.example.'],
    ['with an encoded slash', 'did:web:badges.example:a%2Fb'],
    ['with a host that goes on', 'did:web:badges.example%2Fi%2Fcity'],
    ['with a folder above', 'did:web:badges.example:..:city'],
    ['with an empty folder', 'did:web:badges.example::city'],
    ['with a user', 'did:web:user@badges.example'],
    ['with the usual port', 'did:web:badges.example%3A443'],
    ['with a port that is none', 'did:web:badges.example%3A99999'],
    ['with a path', 'did:web:badges.example/i/city'],
    ['with a query', 'did:web:badges.example?city'],
    ['in Japanese letters', 'did:web:例え.example'],
    ['a key of another curve', 'did:key:zDnaegE6RR3atJtHKwTRTWHsJ3kNHqFwv7n9YjTgmU7TyfU76'],
  ].map(([what, did]) => unknown(`The issuer is ${what}.`, did)),
];
