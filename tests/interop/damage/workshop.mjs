// What it takes to damage a credential on purpose: the sample site, its demo keys, and a signature over anything.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import jsonld from 'jsonld';
import { publicKey, seedOf, sign } from '../keys.mjs';
import { openSite } from '../site.mjs';

// The workshop over a built sample site; `keys` is the folder of its demo keys.
export async function openWorkshop(folder, keys) {
  const site = await openSite(folder);
  const file = async (path) => JSON.parse(await readFile(join(folder, path), 'utf8'));
  const seed = async (name) => seedOf(await readFile(join(keys, `${name}.key`), 'utf8'));
  const seeds = { city: await seed('city-2026'), cityBefore: await seed('city-2024'), univ: await seed('univ-2025') };
  const credentials = await Promise.all(site.credentials.map(file));
  const credential = credentials.find(isRich);
  const city = credential.issuer.id;
  const list = await file(pathOf(site, credential.credentialStatus.statusListCredential));
  const did = await file('i/city/did.json');
  const univ = (await file('i/univ/did.json')).id;
  const documentLoader = async (url) => ({ contextUrl: null, documentUrl: url, document: JSON.parse(await site.get(url)) });

  // A document changed and then signed by the city, or as `options` say.
  async function signed(document, change = () => {}, options = {}) {
    const { proof, ...unsigned } = structuredClone(document);
    change(unsigned);
    const { seed: by = seeds.city, issuer = city, safe = true, ...others } = options;
    const made = {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: unsigned.validFrom ?? '2026-04-01T00:00:00Z',
      verificationMethod: `${issuer}#${publicKey(by)}`,
      proofPurpose: 'assertionMethod',
      ...others,
    };
    const how = { algorithm: 'RDFC-1.0', format: 'application/n-quads', documentLoader, safe, base: null };
    const canonical = (input) => jsonld.canonize(input, how);
    const hashes = [await canonical({ '@context': unsigned['@context'], ...made }), await canonical(unsigned)].map(sha256);
    return { ...unsigned, proof: [{ ...made, proofValue: sign(Buffer.concat(hashes), by) }] };
  }

  return {
    credential, list, did, univ, seeds, signed,
    didFile: 'i/city/did.json',
    listFile: pathOf(site, credential.credentialStatus.statusListCredential),
    files: site.files.filter((path) => path.endsWith('.json')),
  };
}

// A way to damage a credential without the key.
export function changed(change) {
  return ({ credential }) => {
    const document = structuredClone(credential);
    change(document);
    if (JSON.stringify(document) === JSON.stringify(credential)) throw new Error(`nothing is changed by ${change}`);
    return document;
  };
}

// A way to make one that its issuer signed and that is still not right.
export function signed(change, options) {
  return ({ credential, signed: sign }) => sign(credential, change, options);
}

// A list with bits set, or of another length.
export function encoded(list, { set = [], bytes } = {}) {
  const bits = Buffer.from(gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url')));
  for (const index of set) bits[index >> 3] |= 0x80 >> (index & 7);
  return `u${gzipSync(bits.subarray(0, bytes)).toString('base64url')}`;
}

// One that names its holder, ends, is aligned to something and holds.
function isRich({ issuer, credentialSubject: { identifier, achievement }, validUntil }) {
  return issuer.id.endsWith(':city') && identifier && achievement.alignment && validUntil > '2027';
}

function pathOf(site, url) {
  return url.slice(site.base.length + 1);
}

function sha256(text) {
  return createHash('sha256').update(text).digest();
}
