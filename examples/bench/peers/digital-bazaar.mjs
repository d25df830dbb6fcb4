// Signs as a program would that is built on @digitalbazaar/vc, from the packages in tests/interop.
// Usage: node digital-bazaar.mjs <tests/interop> <job.json> <how>. For each line on standard input, one round over all documents:
// the seconds of a signature, then the proof values, as one line of JSON. <how> is `issue`, which looks at the credential first,
// or `proof`, which is the signature alone.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [folder, file, how] = process.argv.slice(2);
const require = createRequire(join(resolve(folder), 'package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const vc = await load('@digitalbazaar/vc');
const { DataIntegrityProof } = await load('@digitalbazaar/data-integrity');
const { cryptosuite } = await load('@digitalbazaar/eddsa-rdfc-2022-cryptosuite');
const Ed25519Multikey = await load('@digitalbazaar/ed25519-multikey');

const job = JSON.parse(await readFile(file, 'utf8'));
const key = await Ed25519Multikey.from({
  type: 'Multikey',
  id: job.method,
  controller: job.method.split('#')[0],
  publicKeyMultibase: job.public,
  secretKeyMultibase: job.secret,
});
const suite = new DataIntegrityProof({ signer: key.signer(), date: job.created, cryptosuite });
const contexts = new Map(Object.entries(job.contexts));
const documentLoader = async (url) => {
  if (!contexts.has(url)) throw new Error(`the network is closed: ${url}`);
  return { contextUrl: null, documentUrl: url, document: contexts.get(url), tag: 'static' };
};
const purpose = new vc.CredentialIssuancePurpose();
const ways = {
  issue: async (credential) => (await vc.issue({ credential, suite, documentLoader })).proof,
  proof: (document) => suite.createProof({ document, purpose, documentLoader }),
};

for await (const _ of createInterface({ input: process.stdin })) {
  const documents = structuredClone(job.documents);
  const values = [];
  const began = performance.now();
  for (const document of documents) values.push((await ways[how](document)).proofValue);
  const seconds = (performance.now() - began) / 1000 / documents.length;
  process.stdout.write(`${JSON.stringify({ seconds, values })}\n`);
}
