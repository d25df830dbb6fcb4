// Endorsements embedded in a badge. They do not change what is said of the badge.
import { ACHIEVEMENT_URL, BADGE_URL, CITY, STRANGER, UNIV, WITHDRAWN, endorsement, entry, secure } from '../make/world.mjs';
import { altered, edit, genuine, signed, unreadable } from '../make/vector.mjs';

/** The university's endorsement of a thing, changed before it was signed. */
const endorsing = (change = () => {}, about = ACHIEVEMENT_URL, by = UNIV, signer = by) =>
  secure(edit(endorsement(about, by), change), signer, { safe: false });
/** The badge with an endorsement of its achievement. */
const endorsed = async (found) => {
  const endorsements = [await found].flat();
  return signed((badge) => (badge.credentialSubject.achievement.endorsement = endorsements), { safe: false });
};
const comes = (code) => (says, found, more) => genuine(says, endorsed(found), more, code);
const holds = comes('endorsements-hold');
const fails = comes('endorsement-failed');
const unknown = comes('endorsement-unknown');
const after = (change) => endorsing().then((found) => edit(found, change));
const many = (count) =>
  Promise.all(Array.from({ length: count }, (_, at) => endorsing((found) => (found.id = `https://badges.example/e/${at}.json`))));

export default [
  holds('The achievement is endorsed.', endorsing()),
  holds('The achievement is endorsed twice.', many(2)),
  holds('The achievement is endorsed by an issuer that is not known.', endorsing(), { trusted: [CITY.did] }),
  genuine(
    'The badge is endorsed.',
    endorsing(undefined, BADGE_URL).then((found) => signed((badge) => (badge.endorsement = [found]))),
    {},
    'endorsements-hold',
  ),
  genuine(
    'The issuer is endorsed.',
    endorsing(undefined, CITY.did).then((found) => signed((badge) => (badge.issuer.endorsement = found))),
    {},
    'endorsements-hold',
  ),
  genuine(
    'The badge and its achievement are endorsed.',
    Promise.all([endorsing((found) => (found.id += '2'), BADGE_URL), endorsing()]).then(([one, two]) =>
      signed((badge) => {
        badge.endorsement = [one];
        badge.credentialSubject.achievement.endorsement = [two];
      }),
    ),
    {},
    'endorsements-hold',
  ),
  altered(
    'An endorsement was changed after the badge was signed.',
    'signature-wrong',
    endorsed(endorsing()).then((badge) =>
      edit(
        badge,
        (badge) => (badge.credentialSubject.achievement.endorsement[0].credentialSubject.endorsementComment = 'Superb.'),
      ),
    ),
  ),
  altered(
    'The proof of an endorsement was changed after the badge was signed.',
    'signature-wrong',
    endorsed(endorsing()).then((badge) =>
      edit(badge, (badge) => (badge.credentialSubject.achievement.endorsement[0].proof[0].created = '2020-01-01T00:00:00Z')),
    ),
  ),
  altered(
    'An endorsement was added after the badge was signed.',
    'signature-wrong',
    Promise.all([signed(), endorsing()]).then(([badge, found]) =>
      edit(badge, (badge) => (badge.credentialSubject.achievement.endorsement = [found])),
    ),
  ),
  altered(
    'An endorsement was removed after the badge was signed.',
    'signature-wrong',
    endorsed(endorsing()).then((badge) => edit(badge, (badge) => delete badge.credentialSubject.achievement.endorsement)),
  ),

  fails(
    'An endorsement was changed before the badge was signed.',
    after((found) => (found.credentialSubject.endorsementComment = 'Superb.')),
  ),
  fails('An endorsement is about another achievement.', endorsing(undefined, `${ACHIEVEMENT_URL}2`)),
  fails('An endorsement of the badge stands in its achievement.', endorsing(undefined, BADGE_URL)),
  fails(
    'An endorsement was signed by a stranger.',
    endorsing(undefined, ACHIEVEMENT_URL, UNIV, {
      ...UNIV,
      keys: STRANGER.keys,
      method: `${UNIV.did}#${STRANGER.keys[0].public}`,
    }),
  ),
  fails('An endorsement was signed with the key of another issuer.', endorsing(undefined, ACHIEVEMENT_URL, UNIV, STRANGER)),
  fails('An endorsement is not signed.', endorsement()),
  fails(
    'An endorsement is over.',
    endorsing((found) => (found.validUntil = '2026-05-31T23:59:59Z')),
  ),
  fails(
    'An endorsement has not begun.',
    endorsing((found) => (found.validFrom = '2026-06-01T00:00:01Z')),
  ),
  fails(
    'An endorsement is withdrawn.',
    endorsing((found) => (found.credentialStatus = entry(WITHDRAWN)), ACHIEVEMENT_URL, CITY),
  ),
  unreadable(
    'An endorsement has a word that nobody defines.',
    'undefined-term',
    endorsed(endorsing((found) => (found.grade = 'A+'))),
  ),
  fails(
    'One of two endorsements was changed.',
    Promise.all([
      endorsing(),
      after((found) => {
        found.id += '2';
      }),
    ]),
  ),
  unknown('The issuer of an endorsement cannot be fetched.', endorsing(), { with: { [UNIV.url]: null } }),
  unknown(
    'An endorsement is signed by a suite that is not known.',
    after((found) => (found.proof[0].cryptosuite = 'eddsa-jcs-2022')),
  ),
  unknown(
    'The status list of an endorsement cannot be fetched.',
    endorsing(
      (found) => (found.credentialStatus = entry(7, 'revocation', 'https://badges.example/lost.json')),
      ACHIEVEMENT_URL,
      CITY,
    ),
  ),
  unknown('There are seventeen endorsements.', many(17)),
];
