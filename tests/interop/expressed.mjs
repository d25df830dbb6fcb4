// Which terms of Open Badges 3.0 the credentials of a site use, class by class, and which they never do.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSite } from './site.mjs';

const CREDENTIAL = 'OpenBadgeCredential';
// What the Open Badges context says of credentials beside those of the W3C.
const OF_BADGES = ['awardedDate', 'endorsement', 'image'];
// What it defines for all classes and the specification gives to these.
const ANYWHERE = { Achievement: ['endorsement'], Profile: ['endorsement'] };

// [{name, used, unused}] of every class of the context that has terms of its own, the credential first.
export async function expressed(folder) {
  const site = await openSite(folder);
  const used = new Map();
  for (const file of site.credentials) note(JSON.parse(await readFile(join(folder, file), 'utf8')), used);
  return Object.entries(await classes(site)).map(([name, terms]) => {
    const those = [...used.get(name) ?? []].filter((term) => !['@context', 'id', 'type'].includes(term)).sort();
    return { name, used: those, unused: terms.filter((term) => !those.includes(term)).sort() };
  });
}

async function classes(site) {
  const context = async (url) => JSON.parse(await site.get(url))['@context'];
  const badges = await context('https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json');
  const credentials = await context('https://www.w3.org/ns/credentials/v2');
  const terms = (definition) => Object.keys(definition['@context']).filter((term) => !/^@|^id$|^type$/.test(term));
  const scoped = Object.entries(badges).filter(([, definition]) => definition['@context']).sort();
  return {
    [CREDENTIAL]: [...terms(credentials.VerifiableCredential), ...OF_BADGES],
    ...Object.fromEntries(scoped.map(([name, definition]) => [name, [...terms(definition), ...ANYWHERE[name] ?? []]])),
  };
}

function note(value, used) {
  if (Array.isArray(value)) for (const item of value) note(item, used);
  else if (value && typeof value === 'object') {
    for (const type of [value.type ?? []].flat()) used.set(type, new Set([...used.get(type) ?? [], ...Object.keys(value)]));
    for (const member of Object.values(value)) note(member, used);
  }
}
