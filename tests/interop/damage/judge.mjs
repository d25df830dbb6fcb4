// Makes every damaged document and the site it is judged with, and asks all verifiers.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ask, askOurs, THEIRS } from '../verifiers.mjs';
import { CONTENT } from './content.mjs';
import { PROOF } from './proof.mjs';
import { STATUS } from './status.mjs';
import { openWorkshop } from './workshop.mjs';

// Each case as {what, expect, differ, because, found}: `found` is what each verifier said, `expect` what it should say, unless
// `differ` has something else.
export async function judgeDamaged(shirushi, sample, keys, at) {
  const workshop = await openWorkshop(sample, keys);
  const folder = await mkdtemp(join(tmpdir(), 'damaged-'));
  try {
    const cases = [];
    for (const one of [...CONTENT, ...PROOF, ...STATUS]) cases.push(await lay(one, cases.length, workshop, sample, folder));
    const jobs = cases.map(({ file, site }) => [file, site]);
    const ours = await askOurs(shirushi, at, jobs);
    const theirs = await Promise.all(Object.values(THEIRS).map((verifier) => ask(verifier, at, jobs)));
    const names = ['ours', ...Object.keys(THEIRS)];
    const columns = [ours, ...theirs.map(({ verdicts }) => verdicts)];
    return cases.map((one, n) => ({ ...one, found: Object.fromEntries(names.map((name, of) => [name, columns[of][n]])) }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function lay({ what, expect = 'refused', differ = {}, because = '', make }, n, workshop, sample, folder) {
  const made = await make(workshop);
  const { document, files } = made.document ? made : { document: made };
  const file = join(folder, `${n}.json`);
  await writeFile(file, typeof document === 'string' ? document : JSON.stringify(document));
  const site = files ? join(folder, `site-${n}`) : sample;
  for (const path of files ? workshop.files : []) {
    if (files[path] === null) continue;
    await mkdir(dirname(join(site, path)), { recursive: true });
    if (files[path]) await writeFile(join(site, path), JSON.stringify(files[path]));
    else await cp(join(sample, path), join(site, path));
  }
  return { what, expect, differ, because, site, file };
}
