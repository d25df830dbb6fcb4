// A value changed, added or taken away after signing, at every depth.
import { badge, entry, secure, CITY } from '../make/world.mjs';
import { altered, changed, edit, signed } from '../make/vector.mjs';

const wrong = (says, change) => altered(says, 'signature-wrong', changed(change));
const subject = (change) => (badge) => change(badge.credentialSubject);
const achievement = (change) => (badge) => change(badge.credentialSubject.achievement);
const other = await secure(
  edit(badge(), (badge) => {
    badge.id = 'https://badges.example/a/2/credential.json';
    badge.credentialSubject.id = 'https://badges.example/h/2/';
  }),
  CITY,
);

export default [
  wrong('The id of the badge was changed.', (badge) => (badge.id += '/2')),
  wrong('The name of the badge was changed.', (badge) => (badge.name = 'Rust 102')),
  wrong('A description was added to the badge.', (badge) => (badge.description = 'With honours')),
  wrong('The name of the badge has a space at its end.', (badge) => (badge.name += ' ')),
  wrong('The name of the badge has a letter that looks the same.', (badge) => (badge.name = 'Ruѕt 101')),
  wrong('The name of the badge has wide digits.', (badge) => (badge.name = 'Rust \uff11\uff10\uff11')),
  altered(
    'The name of the badge has another normal form.',
    'signature-wrong',
    signed((badge) => (badge.name = 'が')).then((badge) => edit(badge, (badge) => (badge.name = 'か\u3099'))),
  ),
  wrong('The issuer was replaced by another.', (badge) => (badge.issuer.id = 'did:web:stranger.example')),
  wrong('The issuer has another name.', (badge) => (badge.issuer.name = 'Another City')),
  wrong('The issuer has no name any more.', (badge) => delete badge.issuer.name),
  wrong('The issuer has another page.', (badge) => (badge.issuer.url = 'https://stranger.example/')),
  wrong('The issuer was given an e-mail address.', (badge) => (badge.issuer.email = 'mallory@stranger.example')),
  wrong(
    'The issuer was given an image.',
    (badge) => (badge.issuer.image = { id: 'https://stranger.example/logo.png', type: 'Image' }),
  ),
  wrong('The start of validity was moved by a second.', (badge) => (badge.validFrom = '2026-01-15T12:00:01Z')),
  wrong('The start of validity is written in another zone.', (badge) => (badge.validFrom = '2026-01-15T21:00:00+09:00')),
  wrong('The start of validity is written with a fraction.', (badge) => (badge.validFrom = '2026-01-15T12:00:00.0Z')),
  wrong('The end of validity was put off.', (badge) => (badge.validUntil = '2099-01-14T12:00:00Z')),
  wrong('The end of validity was removed.', (badge) => delete badge.validUntil),
  wrong('The day of the award was changed.', (badge) => (badge.awardedDate = '2025-01-15T12:00:00Z')),

  wrong(
    'The holder was replaced by another.',
    subject((subject) => (subject.id = 'https://badges.example/h/2/')),
  ),
  wrong(
    'The holder has no id any more.',
    subject((subject) => delete subject.id),
  ),
  wrong(
    "The recipient's name was changed.",
    subject((subject) => (subject.identifier[1].identityHash = '山田 花子')),
  ),
  wrong(
    "The hash of the recipient's address was changed.",
    subject((subject) => (subject.identifier[0].identityHash = `sha256$${'0'.repeat(64)}`)),
  ),
  wrong(
    "The salt of the recipient's address was changed.",
    subject((subject) => (subject.identifier[0].salt = 'salt')),
  ),
  wrong(
    'A hashed identity is called a plain one.',
    subject((subject) => (subject.identifier[0].hashed = false)),
  ),
  wrong(
    'An identity is called another kind of identity.',
    subject((subject) => (subject.identifier[1].identityType = 'userName')),
  ),
  wrong(
    'An identity was removed.',
    subject((subject) => subject.identifier.pop()),
  ),
  wrong(
    'An identity was added.',
    subject((subject) => subject.identifier.push({ ...subject.identifier[1], identityHash: 'Mallory' })),
  ),
  wrong(
    'Two identities were made one.',
    subject((subject) => subject.identifier.forEach((identity) => (identity.id = '_:one'))),
  ),
  wrong(
    'The credits earned were changed.',
    subject((subject) => (subject.creditsEarned = 3)),
  ),
  wrong(
    'The credits earned were changed by very little.',
    subject((subject) => (subject.creditsEarned = 2.50000000000001)),
  ),
  wrong(
    'The credits earned became a text.',
    subject((subject) => (subject.creditsEarned = '2.5')),
  ),
  wrong(
    'The narrative of the award was changed.',
    subject((subject) => (subject.narrative = 'Wrote a compiler.')),
  ),
  wrong(
    'A licence number was added.',
    subject((subject) => (subject.licenseNumber = '1')),
  ),
  wrong(
    'The result was changed.',
    subject((subject) => (subject.result[0].value = 'pass')),
  ),
  wrong(
    'The result was removed.',
    subject((subject) => delete subject.result),
  ),
  wrong(
    'The result belongs to another description.',
    subject((subject) => (subject.result[0].resultDescription += '2')),
  ),

  wrong(
    'The id of the achievement was changed.',
    achievement((achievement) => (achievement.id += '2')),
  ),
  wrong(
    'The name of the achievement was changed.',
    achievement((achievement) => (achievement.name = 'Rust 201')),
  ),
  wrong(
    'The description of the achievement was changed.',
    achievement((achievement) => (achievement.description += ' And large ones.')),
  ),
  wrong(
    'The name and the description of the achievement were swapped.',
    achievement((achievement) => {
      [achievement.name, achievement.description] = [achievement.description, achievement.name];
    }),
  ),
  wrong(
    'The kind of achievement was changed.',
    achievement((achievement) => (achievement.achievementType = 'Degree')),
  ),
  wrong(
    'The criteria were changed.',
    achievement((achievement) => (achievement.criteria.narrative = 'Be there.')),
  ),
  wrong(
    'The page of the criteria was changed.',
    achievement((achievement) => (achievement.criteria.id = 'https://stranger.example/')),
  ),
  wrong(
    'The picture of the achievement was replaced.',
    achievement((achievement) => (achievement.image.id = 'https://stranger.example/badge.png')),
  ),
  wrong(
    'The caption of the picture was changed.',
    achievement((achievement) => (achievement.image.caption = 'A medal')),
  ),
  wrong(
    'The picture of the achievement was removed.',
    achievement((achievement) => delete achievement.image),
  ),
  wrong(
    'The name of an alignment was changed.',
    achievement((achievement) => (achievement.alignment[0].targetName = 'Cooking')),
  ),
  wrong(
    'The address of an alignment was changed.',
    achievement((achievement) => (achievement.alignment[0].targetUrl += '2')),
  ),
  wrong(
    'An alignment was added.',
    achievement((achievement) =>
      achievement.alignment.push({ type: ['Alignment'], targetName: 'Law', targetUrl: 'https://skills.example/law' }),
    ),
  ),
  wrong(
    'The allowed results were put in another order.',
    achievement((achievement) => achievement.resultDescription[0].allowedValue.reverse()),
  ),
  wrong(
    'The name of a result was changed.',
    achievement((achievement) => (achievement.resultDescription[0].name = 'Rank')),
  ),
  wrong(
    'A tag was added.',
    achievement((achievement) => achievement.tag.push('expert')),
  ),
  wrong(
    'The language of the achievement was changed.',
    achievement((achievement) => (achievement.inLanguage = 'ja')),
  ),
  wrong(
    'The version of the achievement was changed.',
    achievement((achievement) => (achievement.version = '2')),
  ),
  wrong(
    'A creator was added to the achievement.',
    achievement((achievement) => (achievement.creator = { id: 'did:web:univ.example', type: ['Profile'] })),
  ),

  wrong('The address of the evidence was changed.', (badge) => (badge.evidence[0].id = 'https://example.org/other')),
  wrong('The name of the evidence was changed.', (badge) => (badge.evidence[0].name = 'Thesis')),
  wrong('The narrative of the evidence was changed.', (badge) => (badge.evidence[0].narrative = 'The compiler.')),
  wrong('The evidence was removed.', (badge) => delete badge.evidence),
  wrong('Evidence was added.', (badge) => badge.evidence.push({ id: 'https://example.org/more', type: ['Evidence'] })),
  wrong('A type was added to the evidence.', (badge) => badge.evidence[0].type.push('Achievement')),

  wrong('The index in the status list was changed.', (badge) => (badge.credentialStatus.statusListIndex = '4712')),
  wrong('The index in the status list became a number.', (badge) => (badge.credentialStatus.statusListIndex = 4711)),
  wrong('The index in the status list has a nought before it.', (badge) => (badge.credentialStatus.statusListIndex = '04711')),
  wrong('The purpose of the status was changed.', (badge) => (badge.credentialStatus.statusPurpose = 'suspension')),
  wrong(
    'The status points to another list.',
    (badge) => (badge.credentialStatus.statusListCredential = 'https://stranger.example/list.json'),
  ),
  wrong('The status was removed.', (badge) => delete badge.credentialStatus),
  wrong('The id of the status was removed.', (badge) => delete badge.credentialStatus.id),
  wrong('A second status was added.', (badge) => (badge.credentialStatus = [badge.credentialStatus, entry(7)])),

  wrong('The proof belongs to another badge.', (badge) => (badge.proof = other.proof)),
  wrong('The subject belongs to another badge.', (badge) => (badge.credentialSubject = other.credentialSubject)),
  wrong('A type was added to the badge.', (badge) => badge.type.push('EndorsementCredential')),
  wrong('A text became a list of two.', (badge) => (badge.name = [badge.name, 'With honours'])),
  wrong('A page became a thing.', (badge) => (badge.credentialSubject.achievement.criteria.type = 'Criteria')),
];
