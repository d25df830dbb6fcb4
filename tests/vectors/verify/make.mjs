// Writes the vectors: `node make.mjs`; says whether they are as written here: `node make.mjs --check`.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { SUITE, holds } from './make/sign.mjs';
import { world } from './make/world.mjs';

const THEMES = [
  'genuine',
  'values',
  'json',
  'form',
  'contexts',
  'spelling',
  'proof',
  'keys',
  'issuer',
  'status',
  'lists',
  'dates',
  'recipient',
  'endorsements',
  'pictures',
  'archives',
];
const folder = new URL('.', import.meta.url);
const write = (value) => `${JSON.stringify(value, null, 1)}\n`;

/** A vector's file name and text. */
async function file({ says, held, expected, ...asked }) {
  const name = says
    .toLowerCase()
    .replaceAll(/['.]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-');
  const found = await held;
  const kind = ['document', 'text', 'base64'].find((kind) => Object.keys(found).length === 1 && kind in found);
  const shown = kind ? found : { document: found };
  await audit(says, shown.document, expected);
  return [`${name}.json`, write({ says, ...shown, ...asked, expected })];
}

/** The signatures must be what the vector is said to show, by another implementation than the one under test. */
async function audit(says, document, { outcome, code }) {
  const good = outcome !== 'unreadable' && outcome !== 'altered';
  if (!document || !(good || code === 'signature-wrong')) return;
  const proofs = [document.proof].flat().filter((proof) => proof.cryptosuite === SUITE.cryptosuite);
  const found = await Promise.all(proofs.map((proof) => holds(document, proof)));
  if (found.every(Boolean) !== (good || HOLDS_FOR_OTHERS.includes(says)))
    throw new Error(`${says} The signature is not as said.`);
}

/** An ordinary verifier takes these signatures. */
const HOLDS_FOR_OTHERS = ['The first half of the signature is a point of small order.'];

const files = new Map([
  ['_world.json', write({ says: 'What can be fetched, unless a vector says otherwise.', with: await world() })],
]);
for (const theme of THEMES) {
  const { default: vectors } = await import(`./themes/${theme}.mjs`);
  for (const vector of vectors) {
    const [name, text] = await file(vector);
    if (files.has(name)) throw new Error(`two vectors are called ${name}`);
    files.set(name, text);
  }
}

const old = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name) => (old.includes(name) ? readFileSync(new URL(name, folder), 'utf8') : undefined);
const stale = [...new Set([...old, ...files.keys()])].filter((name) => read(name) !== files.get(name));
if (process.argv.includes('--check')) {
  for (const name of stale) console.error(`not as make.mjs makes it: ${name}`);
  process.exitCode = stale.length ? 1 : 0;
} else {
  mkdirSync(folder, { recursive: true });
  for (const name of stale) {
    if (files.has(name)) writeFileSync(new URL(name, folder), files.get(name));
    else rmSync(new URL(name, folder));
  }
}
console.log(`${files.size - 1} vectors, ${stale.length} ${process.argv.includes('--check') ? 'not as made' : 'written'}`);
