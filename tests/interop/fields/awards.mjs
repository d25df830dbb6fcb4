// Two hundred awards, five of each achievement: every result, renewal, correction, reason of revocation and way of being listed;
// of an issuer that suspends, some that were suspended once.
import { createHash } from 'node:crypto';
import { ACHIEVEMENTS } from './achievements.mjs';
import { ISSUERS } from './issuers.mjs';
import { PEOPLE } from './people.mjs';
import { nth } from './texts.mjs';

export const COLUMNS = [
  'award_id', 'achievement', 'person', 'issued_on', 'version', 'recorded_on', 'valid_until', 'result', 'evidence', 'renews',
  'replaces', 'revoked_on', 'reason', 'suspended_on', 'unsuspended_on', 'status_index', 'visibility',
];
const REASONS = ['superseded', 'duplicate', 'issued-in-error', 'withdrawn', 'consent-withdrawn'];
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

// The rows, the same for the same seed.
export function awards(seed) {
  return ACHIEVEMENTS.flatMap((achievement, n) => {
    // An achievement and the one it requires have the same holders, who got the other one a month earlier.
    const holder = (k) => PEOPLE[((n >> 1) * 5 + k) % PEOPLE.length];
    const day = (months, k) => date(months + (n >> 1) + (n % 2), 1 + k * 3);
    const rows = [0, 1, 2, 3, 4].map((k) => row(achievement, n, k, holder(k), day(0, k), seed));
    const [first, second, third, fourth, fifth] = rows;
    if (n % 6 === 3) revoke(first, nth(REASONS.slice(1), (n - 3) / 6), '2026-10-01');
    if (n % 4 === 1) {
      // A correction: the same again, for the same holder.
      const { person } = second;
      Object.assign(third, { person, replaces: second.award_id, issued_on: second.issued_on, ...listing(person, third, n) });
      revoke(second, 'superseded', '2026-09-01');
    }
    if (achievement.validity !== 'none' && n % 2 === 1) {
      const { person } = fourth;
      Object.assign(fifth, { person, renews: fourth.award_id, issued_on: day(6, 4), ...listing(person, fifth, n) });
    }
    if (achievement.versions === 2) for (const made of rows) made.version = made.issued_on < '2025-04-01' ? 1 : '';
    if (achievement.validity === '1y') fourth.valid_until = lastDay(fourth.issued_on);
    // Not all verifiers know of suspensions, so none lasts.
    if (ISSUERS[achievement.issuer].suspension) Object.assign(first, { suspended_on: '2026-08-01', unsuspended_on: '2026-08-15' });
    fourth.recorded_on = date(10 + (n >> 1), 27);
    return rows;
  });
}

function row(achievement, n, k, { person }, issued_on, seed) {
  const drawn = createHash('sha256').update(`${seed}:${n}:${k}`).digest();
  const id = Array.from(drawn, (byte) => LETTERS[byte % 32]).join('');
  const made = {
    award_id: id.slice(0, 10),
    long_id: id.slice(0, 26),
    achievement: achievement.id,
    person,
    issued_on,
    result: result(achievement.result, n + k),
    evidence: nth(['ev-1', 'ev-1 ev-2', 'ev-2 ev-3 ev-4'], n + k),
    status_index: k === 2 ? '' : (drawn.readUInt32BE(28) >>> 15),
  };
  return { ...made, ...listing(person, made, n) };
}

// Awards of hidden holders are unlisted, at addresses that nobody guesses. Some others are too.
function listing(person, { award_id, long_id }, n) {
  const hidden = n % 4 === 3 || PEOPLE.find((one) => one.person === person).name_public === 'hidden';
  if (hidden) return { award_id: long_id, visibility: nth(['', 'unlisted'], n) };
  if (n % 7 === 2) return { award_id: long_id, visibility: 'unlisted' };
  return { award_id: award_id.slice(0, 10), visibility: nth(['public', ''], n) };
}

function revoke(made, reason, revoked_on) {
  Object.assign(made, { reason, revoked_on });
}

function result(rule, n) {
  if (!rule) return '';
  return nth({ LetterGrade: rule.scale, percent: ['0', '62.5', '100'], hours: ['12h', '1.5h'] }[rule.type], n);
}

// A day of a month counted from April 2024.
function date(months, day) {
  return new Date(Date.UTC(2024, 3 + months, day)).toISOString().slice(0, 10);
}

// The last day of a year that begins on this one.
function lastDay(text) {
  const [year, month, day] = text.split('-').map(Number);
  return new Date(Date.UTC(year + 1, month - 1, day - 1)).toISOString().slice(0, 10);
}
