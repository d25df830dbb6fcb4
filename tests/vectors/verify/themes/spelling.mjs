// The same statements, so the same signature, spelled in JSON in a way that hides something.
import { BADGE_URL, CITY, badge, endorsement, secure } from '../make/world.mjs';
import { careless, edit, genuine, rename, respelled, unreadable } from '../make/vector.mjs';

const hidden = (says, code, change, before) => unreadable(says, code, respelled(change, before));
const compact = (says, change, before) => hidden(says, 'not-compact', change, before);
const CREDENTIALS = 'https://www.w3.org/2018/credentials#';
const VOCAB = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#';
const time = (value) => ({ '@value': value, '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' });
const achievement = (badge) => badge.credentialSubject.achievement;
const taken = (object, name) => {
  const value = object[name];
  delete object[name];
  return value;
};
const strangelySigned = (says, code, change) => unreadable(says, code, careless(change));

/** A badge with an endorsement of itself: a second place that speaks of the badge. */
const endorsed = () =>
  secure(endorsement(BADGE_URL, CITY), CITY).then((inner) =>
    secure(
      edit(badge(), (badge) => (badge.endorsement = [inner])),
      CITY,
    ),
  );
const inSecondPlace = (says, ...members) =>
  unreadable(
    says,
    'node-twice',
    respelled(
      (badge) => {
        const place = badge.endorsement[0].credentialSubject;
        for (const member of members) place[member] = taken(badge, member);
        place.type.push('VerifiableCredential');
      },
      undefined,
      endorsed,
    ),
  );

export default [
  compact('The end of validity hides behind its full name.', (badge) =>
    rename(badge, 'validUntil', `${CREDENTIALS}validUntil`, time),
  ),
  compact('The end of validity is spelled out as a value.', (badge) => (badge.validUntil = time(badge.validUntil))),
  compact('The status hides behind its full name.', (badge) =>
    rename(badge, 'credentialStatus', `${CREDENTIALS}credentialStatus`),
  ),
  compact('The evidence hides behind its full name.', (badge) => rename(badge, 'evidence', `${CREDENTIALS}evidence`)),
  compact('The identities hide behind their full name.', (badge) =>
    rename(badge.credentialSubject, 'identifier', `${VOCAB}identifier`),
  ),
  compact('The index in the status list hides behind its full name.', (badge) =>
    rename(badge.credentialStatus, 'statusListIndex', 'https://www.w3.org/ns/credentials/status#statusListIndex'),
  ),
  compact('The name of the achievement hides behind its full name.', (badge) =>
    rename(achievement(badge), 'name', 'https://schema.org/name'),
  ),
  compact('The id of the subject is called by its keyword.', (badge) => rename(badge.credentialSubject, 'id', '@id')),
  compact('The type of the status is called by its keyword.', (badge) => rename(badge.credentialStatus, 'type', '@type')),
  compact(
    'The name of the achievement is spelled out as a value.',
    (badge) => (achievement(badge).name = { '@value': 'Rust 101' }),
  ),
  compact('The tags stand in a set.', (badge) => (achievement(badge).tag = { '@set': achievement(badge).tag })),
  compact('The allowed results stand in a list that is spelled out.', (badge) => {
    const [description] = achievement(badge).resultDescription;
    description.allowedValue = { '@list': description.allowedValue };
  }),
  compact(
    'The end of validity is nested under nothing.',
    (badge) => (badge['@nest'] = { validUntil: taken(badge, 'validUntil') }),
  ),
  compact(
    'The end of validity is included from a second place.',
    (badge) => (badge['@included'] = [{ id: BADGE_URL, type: ['VerifiableCredential'], validUntil: taken(badge, 'validUntil') }]),
  ),
  compact('The status points to the badge instead of the badge to its status.', (badge) => {
    const status = taken(badge, 'credentialStatus');
    badge['@included'] = [{ ...status, '@reverse': { [`${CREDENTIALS}credentialStatus`]: { id: BADGE_URL } } }];
  }),
  compact('An index that no signature covers was added to the evidence.', (badge) => (badge.evidence[0]['@index'] = 'Grade A+')),
  hidden('The badge stands in a graph.', 'not-a-credential', (badge) => {
    const { '@context': contexts, proof, ...rest } = structuredClone(badge);
    for (const name of Object.keys(rest)) delete badge[name];
    badge['@graph'] = [rest];
  }),
  hidden('The id of the badge is called by its keyword.', 'id-malformed', (badge) => rename(badge, 'id', '@id')),
  hidden('The type of the badge is called by its keyword.', 'not-a-credential', (badge) => rename(badge, 'type', '@type')),
  inSecondPlace('The end of validity hides in a second place of the badge.', 'validUntil'),
  inSecondPlace('The status hides in a second place of the badge.', 'credentialStatus'),
  inSecondPlace('All of the badge hides in a second place.', 'evidence', 'validUntil', 'credentialStatus'),

  hidden('The end of validity stands in a list.', 'date-malformed', (badge) => (badge.validUntil = [badge.validUntil])),
  hidden('The start of validity stands in a list.', 'valid-from-malformed', (badge) => (badge.validFrom = [badge.validFrom])),
  hidden(
    'Whether an identity is hashed stands between quotation marks.',
    'identity-malformed',
    (badge) => (badge.credentialSubject.identifier[1].hashed = 'false'),
  ),
  hidden('The subject stands in a list.', 'subject-malformed', (badge) => (badge.credentialSubject = [badge.credentialSubject])),
  hidden('The issuer stands in a list.', 'issuer-malformed', (badge) => (badge.issuer = [badge.issuer])),
  hidden(
    'The achievement stands in a list.',
    'achievement-malformed',
    (badge) => (badge.credentialSubject.achievement = [achievement(badge)]),
  ),
  hidden(
    'The name of the achievement stands in a list.',
    'achievement-malformed',
    (badge) => (achievement(badge).name = ['Rust 101']),
  ),
  hidden('The picture stands in a list.', 'image-malformed', (badge) => (achievement(badge).image = [achievement(badge).image])),
  hidden(
    'The status stands in a list within a list.',
    'status-malformed',
    (badge) => (badge.credentialStatus = [[badge.credentialStatus]]),
  ),
  hidden(
    'The type of the status stands in a list.',
    'status-malformed',
    (badge) => (badge.credentialStatus.type = [badge.credentialStatus.type]),
  ),
  hidden(
    'The criteria are only their page.',
    'criteria-empty',
    (badge) => (achievement(badge).criteria = achievement(badge).criteria.id),
    (badge) => delete achievement(badge).criteria.narrative,
  ),
  hidden(
    'The type of the evidence has its full name.',
    'evidence-malformed',
    (badge) => (badge.evidence[0].type = [`${VOCAB}Evidence`]),
  ),
  hidden(
    'The issuer is only its id because the creator tells the rest.',
    'issuer-malformed',
    (badge) => (badge.issuer = CITY.did),
    (badge) => (achievement(badge).creator = badge.issuer),
  ),

  strangelySigned(
    'The name of the badge was signed in a language.',
    'not-compact',
    (badge) => (badge.name = { '@value': 'Rust 101', '@language': 'en' }),
  ),
  strangelySigned(
    'The evidence was signed as JSON.',
    'not-compact',
    (badge) => (badge.evidence[0].name = { '@value': { a: 1 }, '@type': '@json' }),
  ),
  strangelySigned(
    'A word was signed by its full name.',
    'not-compact',
    (badge) => (badge['https://stranger.example/#grade'] = 'A+'),
  ),
  strangelySigned('A word was signed that reads as a keyword.', 'not-compact', (badge) => (badge['@grade'] = 'A+')),
  strangelySigned('A word was signed that is only a colon.', 'not-compact', (badge) => (badge[':'] = 'A+')),

  genuine(
    'A number is written as the text that is signed.',
    respelled((badge) => (badge.credentialSubject.creditsEarned = '2.5E0')),
  ),
  genuine(
    'A nameless part was given a name of its own.',
    respelled((badge) => (badge.credentialSubject.identifier[0].id = '_:one')),
  ),
  genuine(
    'A tag is given twice.',
    respelled((badge) => achievement(badge).tag.push('rust')),
  ),
  genuine(
    'A known word without a value was added.',
    respelled((badge) => (badge.description = null)),
  ),
  genuine(
    'An empty list of endorsements was added.',
    respelled((badge) => (badge.endorsement = [])),
  ),
];
