// What the verifiers in JavaScript share: a site for a network, a moment for a clock, one line of JSON for each document.
// Usage of each: node <verifier>.mjs <moment> < array of [file, site-folder]. After the verdicts, the addresses it was refused.
import { readFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { openSite } from '../site.mjs';

// `judge` gives {outcome, reason} of a text with a site: valid, expired, early, revoked or refused.
export async function run(judge) {
  const jobs = JSON.parse(await text(process.stdin));
  const sites = new Map();
  for (const [, folder] of jobs) if (!sites.has(folder)) sites.set(folder, await openSite(folder));
  setClock(new Date(process.argv[2]));
  Socket.prototype.connect = () => { throw new Error('the network is closed'); };
  // Some of these libraries write to the console whatever they do not like.
  console.log = console.error = console.warn = () => {};
  for (const [file, folder] of jobs) {
    const verdict = await judge(await readFile(file, 'utf8'), sites.get(folder))
      .catch((error) => ({ outcome: 'refused', reason: error.message }));
    process.stdout.write(`${JSON.stringify(verdict)}\n`);
  }
  const refused = new Set([...sites.values()].flatMap((site) => [...site.refused]));
  process.stdout.write(`${JSON.stringify({ refused: [...refused].sort() })}\n`);
}

// Makes it that moment for everything that asks for the time.
function setClock(moment) {
  globalThis.Date = class extends Date {
    constructor(...parts) {
      super(...(parts.length ? parts : [moment]));
    }

    static now() {
      return +moment;
    }
  };
}

// The messages of an error and of those it was made of.
export function reasons(error) {
  return [error?.message, ...(error?.errors ?? []).map(({ message }) => message), error?.cause?.message]
    .filter(Boolean).join('; ');
}
