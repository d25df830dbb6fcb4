// Holds our verifier against those of others and writes what was found. Usage: node report.mjs --shirushi <program>
//   --sample <site> --keys <its demo keys> --fields <site that uses every field> [--out <file>] [--check]
// Ends with 1 when a verifier says what is not expected, or, with --check, when the file is not what would be written.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { judgeDamaged } from './damage/judge.mjs';
import { expressed } from './expressed.mjs';
import { judgeSite } from './judge-site.mjs';
import { page } from './page.mjs';

const AT = '2026-11-01T12:00:00Z';

const { values: of } = parseArgs({
  options: {
    shirushi: { type: 'string' },
    sample: { type: 'string' },
    keys: { type: 'string' },
    fields: { type: 'string' },
    out: { type: 'string', default: new URL('../../docs/interop.md', import.meta.url).pathname },
    check: { type: 'boolean', default: false },
  },
});
const sites = [
  { title: 'the sample organisation', ...await judgeSite(of.shirushi, of.sample, AT) },
  { title: 'every field', ...await judgeSite(of.shirushi, of.fields, AT) },
];
const damaged = await judgeDamaged(of.shirushi, of.sample, of.keys, AT);
const written = page({ at: AT, sites, damaged, fields: await expressed(of.fields) });

const problems = [...sites.flatMap((site) => site.problems), ...damaged.flatMap(unexpected)];
if (of.check && written !== await readFile(of.out, 'utf8').catch(() => '')) {
  problems.push(`${of.out} is not what was found: write it anew with scripts/interop.sh --write`);
}
if (!of.check) await writeFile(of.out, written);
for (const problem of problems) console.error(problem);
const credentials = sites.reduce((sum, site) => sum + site.credentials, 0);
console.log(`${credentials} credentials, ${damaged.length} damaged documents, ${problems.length} surprises`);
process.exitCode = problems.length ? 1 : 0;

function unexpected({ what, expect, differ, found }) {
  return Object.entries(found)
    .map(([verifier, verdict]) => ({ verifier, ...verdict, expected: differ[verifier] ?? expect }))
    .filter(({ outcome, expected }) => outcome !== expected)
    .map(({ verifier, outcome, reason, expected }) => `${what}: ${verifier} says ${outcome} (${reason}), not ${expected}`);
}
