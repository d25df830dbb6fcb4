// All verifiers over all credentials of a built site.
import { join } from 'node:path';
import { openSite } from './site.mjs';
import { ask, askOurs, THEIRS } from './verifiers.mjs';

// How many credentials there are, what each verifier counted, and where one does not say what ours does.
export async function judgeSite(shirushi, folder, at) {
  const { credentials } = await openSite(folder);
  const jobs = (name) => credentials.map((file) => [join(folder, file.replace(/credential\.json$/, name)), folder]);
  const ours = await askOurs(shirushi, at, jobs('credential.json'));
  const counts = [{ title: 'Shirushi', reads: 'credential.json', ...tally(ours) }];
  const problems = [];
  await Promise.all(Object.values(THEIRS).map(async (verifier) => {
    for (const name of verifier.reads) {
      const { verdicts, refused } = await ask(verifier, at, jobs(name));
      counts.push({ title: verifier.title, reads: name, ...tally(verdicts) });
      verdicts.forEach((theirs, n) => {
        if (!agree(ours[n], theirs, verifier)) problems.push(difference(verifier, credentials[n], ours[n], theirs));
      });
      for (const url of refused) if (!verifier.inVain?.includes(url)) problems.push(`${verifier.title} asked for ${url}`);
    }
  }));
  const order = ['Shirushi', ...Object.values(THEIRS).map(({ title }) => title)];
  counts.sort((a, b) => order.indexOf(a.title) - order.indexOf(b.title) || (a.reads < b.reads ? -1 : 1));
  return { credentials: credentials.length, counts, problems: problems.sort() };
}

function agree(ours, theirs, { periodFirst }) {
  const over = periodFirst && ours.outcome === 'revoked' && theirs.outcome === 'expired';
  return ours.outcome !== 'refused' && (ours.outcome === theirs.outcome || over);
}

function difference({ title }, file, ours, theirs) {
  return `${file}: ${title} says ${theirs.outcome} (${theirs.reason}), we say ${ours.outcome} (${ours.reason})`;
}

function tally(verdicts) {
  const count = (wanted) => verdicts.filter(({ outcome }) => outcome === wanted).length;
  const [valid, expired, revoked] = ['valid', 'expired', 'revoked'].map(count);
  return { valid, expired, revoked, refused: verdicts.length - valid - expired - revoked };
}
