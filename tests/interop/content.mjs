// The JSON Schemas of the content, as an editor uses them: every YAML file of a site, and of the examples in the format
// reference, is valid; a spelling mistake in any key of it is not. Usage: node content.mjs <schemas> <site-or-reference.md>...
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const [schemas, ...sites] = process.argv.slice(2);
const kinds = [
  [/^content\/site\.yaml$/, 'site'],
  [/^content\/issuers\/[^/]+\.yaml$/, 'issuer'],
  [/^content\/achievements\/.+\/badge\.yaml$/, 'achievement'],
  [/^content\/awards\/[^/]+\.yaml$/, 'awards'],
  [/^content\/approvals\/[^/]+\.yaml$/, 'approvals'],
  [/^content\/evidence\/[^/]+\.yaml$/, 'evidence'],
  [/^content\/pathways\/[^/]+\.yaml$/, 'pathway'],
  [/^content\/programmes\/[^/]+\.yaml$/, 'programme'],
  [/^content\/frameworks\/[^/]+\.yaml$/, 'framework'],
  [/^keys\/[^/]+\.yaml$/, 'keys'],
  [/^themes\/[^/]+\/theme\.yaml$/, 'theme'],
];

const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
const texts = new Map();
for (const name of await readdir(schemas)) {
  const schema = JSON.parse(await readFile(join(schemas, name), 'utf8'));
  texts.set(name, schema);
  ajv.addSchema(schema);
}

let checked = 0;
let wrong = 0;
const complain = (...words) => {
  wrong += 1;
  console.error(...words);
};

// What stands as an example in a schema is one.
for (const [name, schema] of texts) {
  for (const [pointer, node] of nodes(schema, '')) {
    if (!Array.isArray(node.examples) || pointer.endsWith('/properties')) continue;
    const validate = ajv.getSchema(`${name}#${pointer}`) ?? ajv.compile({ $ref: `${name}#${pointer}` });
    for (const example of node.examples) {
      checked += 1;
      if (!validate(example)) complain(`${name}#${pointer}: the example ${JSON.stringify(example)} is not valid`);
    }
  }
}

for (const site of sites) {
  const before = checked;
  for await (const [path, text] of files(site)) {
    const kind = kinds.find(([pattern]) => pattern.test(path))?.[1];
    if (!kind) {
      if (path.endsWith('.yaml')) complain(`${site}: ${path} has no schema`);
      continue;
    }
    const validate = ajv.getSchema(`${kind}.schema.json`);
    const value = parse(text, { version: '1.2', stringKeys: true });
    checked += 1;
    if (!validate(value)) {
      for (const error of validate.errors) complain(`${site}: ${path}: ${error.instancePath} ${error.message}`);
    }
    for (const [owner, key] of keys(value)) {
      const { [key]: kept, ...rest } = owner;
      for (const name of Object.keys(owner)) delete owner[name];
      Object.assign(owner, rest, { [`${key}x`]: kept });
      if (validate(value)) complain(`${site}: ${path}: ${key}x is let through`);
      delete owner[`${key}x`];
      owner[key] = kept;
    }
  }
  if (checked === before) complain(`${site}: no file of a site`);
}
console.log(`${checked} files and examples against ${texts.size} schemas, ${wrong} wrong`);
process.exitCode = wrong ? 1 : 0;

// Every mapping within a value, with each of its keys.
function* keys(value) {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) for (const key of Object.keys(value)) yield [value, key];
  for (const inner of Object.values(value)) yield* keys(inner);
}

// Every object within a schema, by its JSON pointer.
function* nodes(value, pointer) {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield [pointer, value];
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'examples' && Array.isArray(inner)) continue;
    yield* nodes(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

// The files of a site, or the fenced examples of a page: [path, text].
async function* files(site, folder = '') {
  if (site.endsWith('.md')) {
    const page = await readFile(site, 'utf8');
    for (const [, path, text] of page.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)) yield [path, text];
    return;
  }
  for (const entry of await readdir(join(site, folder), { withFileTypes: true })) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory() && (folder || ['content', 'keys'].includes(entry.name))) yield* files(site, path);
    else if (entry.isFile() && /^(content|keys)\//.test(path)) yield [path, await readFile(join(site, path), 'utf8')];
  }
}
