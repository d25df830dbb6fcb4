// JSON-LD safe mode over every document of a built site that is not a credential: profiles, achievements, lists, DID documents.
// Usage: node published.mjs <site-folder>
import jsonld from 'jsonld';
import { openSite } from './site.mjs';

const site = await openSite(process.argv[2]);
const documentLoader = async (url) => ({ contextUrl: null, documentUrl: url, document: JSON.parse(await site.get(url)) });
let read = 0;
for (const file of site.files.filter((name) => name.endsWith('.json') && !site.credentials.includes(name))) {
  const document = JSON.parse(await site.get(`${site.base}/${file}`));
  if (!document['@context']) continue;
  const { proof, ...unsigned } = document;
  const quads = await jsonld.toRDF(unsigned, { safe: true, documentLoader }).catch((error) => {
    throw new Error(`${file}: ${error.message} ${JSON.stringify(error.details ?? {})}`);
  });
  if (quads.length < 3) throw new Error(`${file} says nothing`);
  read += 1;
}
if (!read) throw new Error('nothing is published');
console.log(`${read} documents read in safe mode`);
