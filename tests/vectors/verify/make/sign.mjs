// eddsa-rdfc-2022 by another implementation than ours: jsonld and rdf-canonize make the canonical form, Node signs.
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { base58, unbase58 } from './bytes.mjs';

export const SUITE = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' };
export const CREATED = '2026-01-15T12:00:00Z';

/**
 * A proof of a document (Data Integrity EdDSA 3.2.1). `bend` may change one step: `options` of the proof, `config` that is hashed,
 * what is `signed` of the hashes of configuration and document, the `canonical` form of both, the `signature`; not `safe` is
 * careless about what the canonical form leaves out.
 */
export async function prove(document, key, method, bend = {}) {
  const {
    options = {},
    config = (proof) => ({ ...proof, '@context': document['@context'] }),
    signed = (proof, text) => [proof, text],
    canonical = canonize,
    signature = (data) => sign(null, data, key.secret),
    safe = true,
  } = bend;
  const proof = { ...SUITE, created: CREATED, verificationMethod: method, proofPurpose: 'assertionMethod', ...options };
  const hashes = [await canonical(config(proof), safe), await canonical(document, safe)].map(sha256);
  return { ...proof, proofValue: multibase(signature(Buffer.concat(signed(...hashes)))) };
}

/** Whether a proof is what it says: its key's signature of the document it stands in. */
export async function holds(document, proof) {
  const { proof: _, ...unsecured } = document;
  const { proofValue, ...options } = proof;
  const config = { ...options, '@context': document['@context'] };
  const hashes = [await canonize(config), await canonize(unsecured)].map(sha256);
  const bytes = unbase58(proof.verificationMethod.split('#z')[1]).subarray(2);
  const key = createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' });
  return verify(null, Buffer.concat(hashes), key, unbase58(proofValue.slice(1)));
}

/** RDFC-1.0 of a document; what is not `safe` leaves out what no context defines. */
export const canonize = (document, safe = true) =>
  jsonld.canonize(document, { algorithm: 'RDFC-1.0', format: 'application/n-quads', base: null, safe, documentLoader });

/** A key pair of 32 bytes; `public` is its Multikey. */
export function keyOf(seed) {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const bytes = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { seed, secret, bytes, public: multikey(bytes) };
}

export const multibase = (bytes) => `z${base58(bytes)}`;
export const multikey = (bytes) => multibase(Buffer.concat([Buffer.from([0xed, 0x01]), bytes]));
export const sha256 = (data) => createHash('sha256').update(data).digest();

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/';
const FILES = {
  'https://www.w3.org/ns/credentials/v2': 'credentials-v2.jsonld',
  'https://www.w3.org/2018/credentials/v1': 'credentials-v1.jsonld',
  'https://www.w3.org/ns/did/v1': 'did-v1.jsonld',
  'https://w3id.org/security/data-integrity/v2': 'data-integrity-v2.jsonld',
  [`${OPEN_BADGES}context-3.0.3.json`]: 'ob-v3p0-3.0.3.json',
  [`${OPEN_BADGES}context-3.0.2.json`]: 'ob-v3p0-3.0.2.json',
  [`${OPEN_BADGES}extensions.json`]: 'ob-v3p0-extensions.json',
};

async function documentLoader(url) {
  if (!FILES[url]) throw new Error(`no context ${url}`);
  const file = new URL(`../../../../src/proof/contexts/${FILES[url]}`, import.meta.url);
  return { contextUrl: null, documentUrl: url, document: JSON.parse(readFileSync(file, 'utf8')) };
}
