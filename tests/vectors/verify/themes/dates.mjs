// Times: of the badge, and how they are written.
import { careless, expired, genuine, notYetValid, signed, unreadable } from '../make/vector.mjs';

const from = (says, time) =>
  unreadable(
    says,
    'valid-from-malformed',
    careless((badge) => (badge.validFrom = time)),
  );
const until = (says, time) =>
  unreadable(
    says,
    'date-malformed',
    careless((badge) => (badge.validUntil = time)),
  );
const valid = (validFrom, validUntil) => signed((badge) => Object.assign(badge, { validFrom, validUntil }));

export default [
  genuine('The badge begins at this second.', signed(), { at: '2026-01-15T12:00:00Z' }),
  notYetValid('The badge begins in a second.', 'not-yet-valid', signed(), { at: '2026-01-15T11:59:59Z' }),
  notYetValid('The badge begins later this second.', 'not-yet-valid', valid('2026-06-01T00:00:00.5Z', '2027-01-01T00:00:00Z')),
  genuine('The badge ends at this second.', signed(), { at: '2027-01-14T12:00:00Z' }),
  expired('The badge ended a second ago.', 'expired', signed(), { at: '2027-01-14T12:00:01Z' }),
  expired('The badge ended earlier this second.', 'expired', valid('2026-01-01T00:00:00Z', '2026-05-31T23:59:59.999Z')),
  expired('The badge is long over.', 'expired', signed(), { at: '2126-01-01T00:00:00Z' }),
  notYetValid('The badge is for a later year.', 'not-yet-valid', valid('2030-04-01T00:00:00+09:00', '2031-03-31T23:59:59+09:00')),
  genuine('The badge began in another zone.', valid('2026-06-01T09:00:00+09:00', '2026-06-01T09:00:00+09:00')),
  notYetValid(
    'The badge begins in a zone where it is still yesterday.',
    'not-yet-valid',
    valid('2026-05-31T23:00:00-05:00', '2027-01-01T00:00:00Z'),
  ),
  expired(
    'The badge ended in a zone where it is already tomorrow.',
    'expired',
    valid('2026-01-01T00:00:00Z', '2026-06-01T08:59:59+09:00'),
  ),
  genuine('The badge is of a leap day.', valid('2024-02-29T23:59:59Z', '2028-02-29T00:00:00Z')),
  genuine('The badge begins and ends at one second.', valid('2026-06-01T00:00:00Z', '2026-06-01T00:00:00Z')),
  unreadable('The badge ends before it begins.', 'validity-reversed', valid('2026-01-15T12:00:00Z', '2026-01-15T11:59:59Z')),
  unreadable(
    'The badge ends before it begins in its zone.',
    'validity-reversed',
    valid('2026-01-15T12:00:00Z', '2026-01-15T20:59:59+09:00'),
  ),

  unreadable(
    'The badge does not say when it begins.',
    'valid-from-malformed',
    signed((badge) => delete badge.validFrom),
  ),
  from('The start of validity is a day.', '2026-01-15'),
  from('The start of validity has no zone.', '2026-01-15T12:00:00'),
  from('The start of validity has a space between day and time.', '2026-01-15 12:00:00Z'),
  from('The start of validity has no seconds.', '2026-01-15T12:00Z'),
  from('The start of validity is in small letters.', '2026-01-15t12:00:00z'),
  from('The start of validity is without signs between.', '20260115T120000Z'),
  from('The start of validity is at twenty-four hours.', '2026-01-15T24:00:00Z'),
  from('The start of validity is at a leap second.', '2016-12-31T23:59:60Z'),
  from('The start of validity is on a day that is not.', '2026-02-29T12:00:00Z'),
  from('The start of validity is in a month that is not.', '2026-13-01T12:00:00Z'),
  from('The start of validity is in a zone of hours only.', '2026-01-15T12:00:00+09'),
  from('The start of validity is in a zone without a colon.', '2026-01-15T12:00:00+0900'),
  from('The start of validity is in a zone that is not.', '2026-01-15T12:00:00+99:99'),
  from('The start of validity is in a zone too far east.', '2026-01-15T12:00:00+14:01'),
  genuine(
    'The badge never ends.',
    signed((badge) => (badge.validUntil = '9999-12-31T23:59:59Z')),
  ),
  from('The start of validity has a comma before its fraction.', '2026-01-15T12:00:00,5Z'),
  from('The start of validity has an empty fraction.', '2026-01-15T12:00:00.Z'),
  from('The start of validity is in a year of five digits.', '12026-01-15T12:00:00Z'),
  from('The start of validity has a space at its end.', '2026-01-15T12:00:00Z '),
  from('The start of validity is in wide digits.', '\uff12026-01-15T12:00:00Z'),
  from('The start of validity is in words.', 'yesterday'),
  from('The start of validity is empty.', ''),
  from('The start of validity is a number.', 1768478400),
  from('The start of validity is nothing.', null),
  until('The end of validity is a day.', '2027-01-14'),
  until('The end of validity has no zone.', '2027-01-14T12:00:00'),
  until('The end of validity is in words.', 'never'),
  until('The end of validity is nothing.', null),
  until('The end of validity is a number.', 1799928000),
  until('The end of validity is told twice.', ['2027-01-14T12:00:00Z', '2099-01-14T12:00:00Z']),
  unreadable(
    'The day of the award is no time.',
    'date-malformed',
    signed((badge) => (badge.awardedDate = '2026-01-15')),
  ),
];
