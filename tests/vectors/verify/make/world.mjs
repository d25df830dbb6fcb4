// The world in which the badge is genuine: a city that issues, a university that endorses, a stranger.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzip, unbase58 } from './bytes.mjs';
import { keyOf, prove } from './sign.mjs';

export const V2 = 'https://www.w3.org/ns/credentials/v2';
export const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const SITE = 'https://badges.example';
export const BADGE_URL = `${SITE}/a/1/credential.json`;
export const ACHIEVEMENT_URL = `${SITE}/b/rust/achievement.json`;
export const REVOCATION = `${SITE}/i/city/status/revocation.json`;
export const SUSPENSION = `${SITE}/i/city/status/suspension.json`;
export const AT = '2026-06-01T00:00:00Z';
/** The indexes of the badge and of one that is withdrawn. */
export const INDEX = 4711;
export const WITHDRAWN = 94567;

/** An issuer at a did:web whose keys are all listed; the first one signs. */
export const issuer = (did, ...keys) => ({ did, keys, url: documentUrl(did), method: `${did}#${keys[0].public}` });

const demo = (name) => readFileSync(new URL(`../../../../keys/demo/${name}.key`, import.meta.url), 'utf8').trim();
const demoKey = (name) => keyOf(unbase58(demo(name).slice(1)).subarray(2));
/** A key of a fixed seed, for whoever has no demo key. */
export const seeded = (byte) => keyOf(Buffer.alloc(32, byte));

export const CITY = issuer('did:web:badges.example:i:city', demoKey('city-2026'), demoKey('city-2024'));
export const UNIV = issuer('did:web:badges.example:i:univ', demoKey('univ-2025'));
export const STRANGER = issuer('did:web:stranger.example', seeded(6));

export function documentUrl(did) {
  const [host, ...folders] = did.slice('did:web:'.length).split(':');
  return `https://${host.replace('%3A', ':')}/${[...(folders.length ? folders : ['.well-known']), 'did.json'].join('/')}`;
}

export function didDocument({ did, keys }) {
  const id = (key) => `${did}#${key.public}`;
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: keys.map((key) => ({ id: id(key), type: 'Multikey', controller: did, publicKeyMultibase: key.public })),
    assertionMethod: keys.map(id),
  };
}

/** A document with its one proof, by an issuer's first key unless the way of signing is bent. */
export async function secure(document, by, bend) {
  return { ...document, proof: [await prove(document, by.keys[0], by.method, bend)] };
}

export const SALT = 'c2FsdCBvZiB0aGlzIGJhZGdl';
export const EMAIL = 'taro@example.org';
export const hashOf = (text, salt = SALT) =>
  `sha256$${createHash('sha256')
    .update(text + salt)
    .digest('hex')}`;

export const badge = () => ({
  '@context': [V2, OB],
  id: BADGE_URL,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Rust 101',
  issuer: { id: CITY.did, type: ['Profile'], name: 'Example City', url: `${SITE}/i/city/` },
  validFrom: '2026-01-15T12:00:00Z',
  validUntil: '2027-01-14T12:00:00Z',
  awardedDate: '2026-01-15T12:00:00Z',
  credentialSubject: {
    id: `${SITE}/h/1/`,
    type: ['AchievementSubject'],
    identifier: [
      { type: 'IdentityObject', hashed: true, identityHash: hashOf(EMAIL), identityType: 'emailAddress', salt: SALT },
      { type: 'IdentityObject', hashed: false, identityHash: '山田 太郎', identityType: 'name' },
    ],
    creditsEarned: 2.5,
    narrative: 'Wrote a parser.',
    result: [{ type: ['Result'], resultDescription: `${ACHIEVEMENT_URL}#grade`, value: 'merit' }],
    achievement: {
      id: ACHIEVEMENT_URL,
      type: ['Achievement'],
      name: 'Rust 101',
      description: 'Can write small programs.',
      achievementType: 'Certificate',
      criteria: { id: `${SITE}/b/rust/`, narrative: 'Pass the test.' },
      image: { id: `${SITE}/b/rust/badge.png`, type: 'Image', caption: 'A crab' },
      alignment: [{ type: ['Alignment'], targetName: 'Programming', targetUrl: 'https://skills.example/programming' }],
      resultDescription: [
        {
          id: `${ACHIEVEMENT_URL}#grade`,
          type: ['ResultDescription'],
          name: 'Grade',
          resultType: 'LetterGrade',
          allowedValue: ['fail', 'pass', 'merit'],
        },
      ],
      tag: ['programming', 'rust'],
      inLanguage: 'en',
      version: '1',
    },
  },
  evidence: [{ id: 'https://example.org/project', type: ['Evidence'], name: 'Project', narrative: 'The parser.' }],
  credentialStatus: entry(INDEX),
});

export const entry = (index, purpose = 'revocation', list = REVOCATION) => ({
  id: `${list}#${index}`,
  type: 'BitstringStatusListEntry',
  statusPurpose: purpose,
  statusListIndex: `${index}`,
  statusListCredential: list,
});

/** The bytes of a list of 131,072 bits, those at `indexes` set. */
export function bits(indexes, size = 16384) {
  const bytes = Buffer.alloc(size);
  for (const index of indexes) bytes[index >> 3] |= 0x80 >> (index & 7);
  return bytes;
}

export const encoded = (bytes) => `u${bytes.toString('base64url')}`;

export const list = (indexes = [WITHDRAWN], purpose = 'revocation', url = REVOCATION) => ({
  '@context': [V2],
  id: url,
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer: CITY.did,
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: `${url}#list`,
    type: 'BitstringStatusList',
    statusPurpose: purpose,
    encodedList: encoded(gzip(bits(indexes))),
  },
});

export const endorsement = (about = ACHIEVEMENT_URL, by = UNIV) => ({
  '@context': [V2, OB],
  id: `${SITE}/e/1.json`,
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'Endorsement',
  issuer: { id: by.did, type: ['Profile'], name: 'Example University' },
  validFrom: '2026-01-15T12:00:00Z',
  credentialSubject: { id: about, type: ['EndorsementSubject'], endorsementComment: 'Well made.' },
});

/** What can be fetched, unless a vector says otherwise. */
export async function world() {
  const found = {};
  for (const someone of [CITY, UNIV, STRANGER]) found[someone.url] = didDocument(someone);
  found[REVOCATION] = await secure(list(), CITY);
  found[SUSPENSION] = await secure(list([WITHDRAWN], 'suspension', SUSPENSION), CITY);
  return found;
}
