// A built site as the network would serve it: its own addresses from the folder, pinned contexts, and nothing else.
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const PINNED = new URL('../../src/proof/contexts/', import.meta.url);
const CONTEXTS = {
  'https://www.w3.org/ns/credentials/v2': 'credentials-v2.jsonld',
  'https://www.w3.org/ns/did/v1': 'did-v1.jsonld',
  'https://w3id.org/security/multikey/v1': 'multikey-v1.jsonld',
  'https://w3id.org/security/data-integrity/v2': 'data-integrity-v2.jsonld',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json': 'ob-v3p0-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json': 'ob-v3p0-extensions.json',
};

// The site in a folder. `get` gives the bytes at an address; `refused` is every address that was asked for and is not there.
export async function openSite(folder) {
  const files = [];
  for await (const path of walk(folder)) files.push(relative(folder, path).split(sep).join('/'));
  const credentials = files.filter((file) => file.endsWith('/credential.json'));
  const base = await baseUrl(folder, credentials);
  const refused = new Set();
  const get = async (url) => {
    try {
      const [address] = url.split('#');
      if (CONTEXTS[address]) return await readFile(new URL(CONTEXTS[address], PINNED));
      const file = address.startsWith(`${base}/`) && address.slice(base.length + 1);
      if (files.includes(file)) return await readFile(join(folder, file));
    } catch { /* what cannot be read is not there */ }
    refused.add(url);
    throw new Error(`not of this site: ${url}`);
  };
  return { base, files, credentials, get, refused };
}

// The id of a credential is its address: the base URL is what stands before its path.
async function baseUrl(folder, credentials) {
  for (const file of credentials) {
    const { id } = JSON.parse(await readFile(join(folder, file), 'utf8'));
    if (id?.startsWith('https://') && id.endsWith(`/${file}`)) return id.slice(0, -file.length - 1);
  }
  throw new Error(`no credential in ${folder} says where it is published`);
}

async function* walk(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}
