// The verifiers that are compared, each a program of its own: a site for the network, a moment, and files to judge.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const LOCK = JSON.parse(readFileSync(here('package-lock.json'), 'utf8'));
const locked = (names) => names.map((name) => `${name} ${LOCK.packages[`node_modules/${name}`].version}`);
const REQUIRED = readFileSync(here('requirements.txt'), 'utf8');
const required = (names) => names.map((name) => `${name} ${new RegExp(`^${name}==(\\S+)`, 'm').exec(REQUIRED)[1]}`);

// What each is called, what it consists of, how it is run, what it reads of an award, and how it differs from the others:
// `inVain` are the addresses outside of a site that it may ask for.
export const THEIRS = {
  'digital-bazaar': {
    title: 'Digital Bazaar',
    packages: locked([
      '@digitalbazaar/vc', '@digitalbazaar/data-integrity', '@digitalbazaar/eddsa-rdfc-2022-cryptosuite',
      '@digitalbazaar/vc-bitstring-status-list',
    ]),
    command: [process.execPath, here('verifiers/digital-bazaar.mjs')],
    reads: ['credential.json'],
  },
  'verifier-core': {
    title: 'DCC verifier-core',
    packages: locked([
      '@digitalcredentials/verifier-core', '@digitalcredentials/vc', '@digitalcredentials/vc-bitstring-status-list',
    ]),
    command: [process.execPath, here('verifiers/verifier-core.mjs')],
    reads: ['credential.json'],
    // It keeps the DID documents it fetched for as long as it runs.
    remembers: true,
    // It would fetch the JSON schema of 1EdTech; schemas.mjs holds our documents against that.
    inVain: ['https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'],
  },
  openbadgeslib: {
    title: 'openbadgeslib',
    packages: required(['openbadgeslib', 'pyld']),
    command: [here('.venv/bin/python'), here('verifiers/openbadges-lib.py')],
    reads: ['badge.png', 'badge.svg'],
    // It looks at the period before the status.
    periodFirst: true,
  },
};

// What one of them says of files, each with the site it is judged with: [{outcome, reason}] and the addresses it was refused.
export async function ask(verifier, at, jobs) {
  const found = new Map();
  const refused = new Set();
  // One that remembers what it fetched is started anew for every site.
  for (const group of verifier.remembers ? bySite(jobs) : [jobs]) {
    const lines = await output(verifier.command, at, group);
    for (const url of lines.pop().refused) refused.add(url);
    group.forEach((job, n) => found.set(job, lines[n]));
  }
  return { verdicts: jobs.map((job) => found.get(job)), refused };
}

const OUTCOMES = { genuine: 'valid', expired: 'expired', 'not-yet-valid': 'early', withdrawn: 'revoked', suspended: 'revoked' };

// What our own verifier says of them, in the same words; `reason` is the code of the check that decided.
export async function askOurs(shirushi, at, jobs) {
  const found = new Map();
  for (const group of bySite(jobs)) {
    const files = group.map(([file]) => file);
    const args = ['verify', '--format', 'json', '--offline', '--quiet', '--site', group[0][1], '--at', at, ...files];
    // It ends with 1 if one document is not genuine, which most are not.
    const { stdout } = await promisify(execFile)(shirushi, args, { maxBuffer: 1 << 28 })
      .catch((error) => (error.code === 1 ? error : Promise.reject(error)));
    const verdicts = stdout.trim().split('\n').map((line) => JSON.parse(line).verdict);
    group.forEach((job, n) => found.set(job, ourWords(verdicts[n])));
  }
  return jobs.map((job) => found.get(job));
}

function ourWords({ outcome, checks }) {
  const reason = checks.find(({ finding }) => finding !== 'passed')?.code ?? '';
  return { outcome: OUTCOMES[outcome] ?? 'refused', reason };
}

function bySite(jobs) {
  const groups = new Map();
  for (const job of jobs) groups.set(job[1], [...(groups.get(job[1]) ?? []), job]);
  return [...groups.values()];
}

// The lines of JSON that a program writes.
async function output([program, ...args], at, jobs) {
  const child = spawn(program, [...args, at], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  child.stdin.end(JSON.stringify(jobs));
  const lines = (await text(child.stdout)).trim().split('\n').map((line) => JSON.parse(line));
  const [code] = await closed;
  if (code !== 0 || lines.length !== jobs.length + 1) throw new Error(`${args[0]} did not judge all ${jobs.length} documents`);
  return lines;
}
