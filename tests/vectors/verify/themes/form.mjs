// Badges that lack what a badge must tell, or tell it wrongly. Most have a good signature, and JSON Schemas let many pass.
import { gzip } from '../make/bytes.mjs';
import { ACHIEVEMENT_URL, BADGE_URL, CITY, OB, V2, bits, encoded, endorsement, secure } from '../make/world.mjs';
import { careless, changed, edit, signed, signedList, unreadable, unsignable } from '../make/vector.mjs';

const wrong =
  (code) =>
  (says, change, make = careless) =>
    unreadable(says, code, make(change));
const subject = (change) => (badge) => change(badge.credentialSubject);
const achievement = (change) => (badge) => change(badge.credentialSubject.achievement);
const identity = (change) => (badge) => change(badge.credentialSubject.identifier[1]);
const image = 'https://badges.example/a.png';
const endorsing = (change) => secure(edit(endorsement(ACHIEVEMENT_URL, CITY), change), CITY, { safe: false });
const listed = (says, change) =>
  unreadable(
    says,
    'list-malformed',
    signedList((list) => change(list.credentialSubject)),
  );

export default [
  ...[
    ['The badge has no kind.', ['VerifiableCredential']],
    ['The badge is of another kind.', ['VerifiableCredential', 'JsonSchemaCredential']],
    [
      'The kind of the badge has its full name.',
      ['VerifiableCredential', 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential'],
    ],
  ].map(([says, type]) => wrong('unknown-kind')(says, (badge) => (badge.type = type))),
  ...[
    ['The badge is not called a credential.', ['OpenBadgeCredential']],
    ['The badge has no type.', undefined],
    ['The type of the badge is a number.', 1],
    ['The types of the badge stand in a list within a list.', [['VerifiableCredential', 'OpenBadgeCredential']]],
  ].map(([says, type]) => wrong('not-a-credential')(says, (badge) => (badge.type = type), unsignable)),

  wrong('id-malformed')('The badge has no id.', (badge) => delete badge.id),
  wrong('id-malformed')('The id of the badge is empty.', (badge) => (badge.id = '')),
  wrong('id-malformed')('The id of the badge is not absolute.', (badge) => (badge.id = 'credential.json')),
  wrong('id-malformed')('The id of the badge has a space.', (badge) => (badge.id = 'https://badges.example/a 1'), unsignable),
  wrong('id-malformed')('The id of the badge is a nameless one.', (badge) => (badge.id = '_:badge')),
  wrong('id-malformed')('The id of the badge is a number.', (badge) => (badge.id = 1), unsignable),
  wrong('id-malformed')('The id of the badge is a list.', (badge) => (badge.id = [BADGE_URL]), unsignable),

  wrong('issuer-malformed')('The badge has no issuer.', (badge) => delete badge.issuer),
  wrong('issuer-malformed')('The issuer is only its id.', (badge) => (badge.issuer = CITY.did)),
  wrong('issuer-malformed')('The issuer has no id.', (badge) => delete badge.issuer.id),
  wrong('issuer-malformed')('The issuer is not a profile.', (badge) => (badge.issuer = { id: CITY.did, name: 'Example City' })),
  wrong('issuer-malformed')(
    'The badge has two issuers.',
    (badge) => (badge.issuer = [badge.issuer, { id: 'did:web:stranger.example', type: ['Profile'] }]),
  ),
  wrong('issuer-malformed')('The issuer is of another type.', (badge) => (badge.issuer.type = ['Achievement'])),
  wrong('issuer-malformed')('The issuer is nothing.', (badge) => (badge.issuer = null)),
  wrong('issuer-malformed')('The id of the issuer is not absolute.', (badge) => (badge.issuer.id = 'city')),

  wrong('subject-malformed')('The badge has no subject.', (badge) => delete badge.credentialSubject),
  wrong('subject-malformed')(
    'The badge has two subjects.',
    (badge) => (badge.credentialSubject = [badge.credentialSubject, { id: 'https://badges.example/h/2/' }]),
  ),
  wrong('subject-malformed')(
    'The subject is of another type.',
    subject((subject) => (subject.type = ['Profile'])),
  ),
  wrong('subject-malformed')(
    'The id of the subject is not absolute.',
    subject((subject) => (subject.id = 'h/1/')),
  ),
  wrong('subject-malformed')(
    'A result has no type.',
    subject((subject) => (subject.result = [{ name: 'A' }])),
  ),
  wrong('subject-unnamed')(
    'Nobody holds the badge.',
    subject((subject) => {
      delete subject.id;
      delete subject.identifier;
    }),
  ),
  wrong('subject-unnamed')(
    'The holder has no id and an empty list of identities.',
    subject((subject) => {
      delete subject.id;
      subject.identifier = [];
    }),
  ),
  wrong('identity-malformed')(
    'An identity is of an unknown type.',
    identity((identity) => (identity.identityType = 'email')),
  ),
  wrong('identity-malformed')(
    'An identity is of an extension without a name.',
    identity((identity) => (identity.identityType = 'ext:')),
  ),
  wrong('identity-malformed')(
    'An identity says in words whether it is hashed.',
    identity((identity) => (identity.hashed = 'yes')),
  ),
  wrong('identity-malformed')(
    'An identity does not say whether it is hashed.',
    identity((identity) => delete identity.hashed),
  ),
  wrong('identity-malformed')(
    'An identity has no value.',
    identity((identity) => delete identity.identityHash),
  ),
  wrong('identity-malformed')(
    'An identity has no type.',
    identity((identity) => delete identity.type),
  ),

  wrong('achievement-malformed')(
    'There is no achievement.',
    subject((subject) => delete subject.achievement),
  ),
  wrong('achievement-malformed')(
    'There are two achievements.',
    subject((subject) => (subject.achievement = [subject.achievement, { id: `${ACHIEVEMENT_URL}2`, type: ['Achievement'] }])),
  ),
  ...['id', 'type', 'name', 'description'].map((member) =>
    wrong('achievement-malformed')(
      `The achievement has no ${member}.`,
      achievement((achievement) => delete achievement[member]),
    ),
  ),
  wrong('achievement-malformed')(
    'The name of the achievement is blank.',
    achievement((achievement) => (achievement.name = ' ')),
  ),
  wrong('achievement-malformed')(
    'The id of the achievement is not absolute.',
    achievement((achievement) => (achievement.id = 'rust')),
  ),
  wrong('criteria-empty')(
    'There are no criteria.',
    achievement((achievement) => delete achievement.criteria),
  ),
  wrong('criteria-empty')(
    'The criteria say nothing.',
    achievement((achievement) => (achievement.criteria = { narrative: '' })),
  ),
  wrong('evidence-malformed')('The evidence has no type.', (badge) => delete badge.evidence[0].type),
  wrong('image-malformed')('The image of the badge is only an address.', (badge) => (badge.image = image)),
  wrong('image-malformed')('The image of the issuer is only an address.', (badge) => (badge.issuer.image = image)),
  wrong('image-malformed')(
    'The image of the achievement is only an address.',
    achievement((achievement) => (achievement.image = image)),
  ),
  wrong('image-malformed')(
    'The address of the image is not absolute.',
    (badge) => (badge.image = { id: 'a.png', type: 'Image' }),
  ),
  wrong('image-malformed')(
    'The image of the award has no type.',
    subject((subject) => (subject.image = { id: image })),
  ),
  wrong('endorsement-malformed')('An endorsement is a text.', (badge) => (badge.endorsement = ['eyJ.eyJ.c2ln'])),

  ...['type', 'statusPurpose', 'statusListIndex', 'statusListCredential'].map((member) =>
    wrong('status-malformed')(`The status has no ${member}.`, (badge) => delete badge.credentialStatus[member]),
  ),
  ...[
    ['negative', '-1'],
    ['a fraction', '1.5'],
    ['a word', 'first'],
    ['empty', ''],
    ['a number and a word', '4711x'],
    ['a space and a number', ' 4711'],
    ['a hexadecimal number', '0x1267'],
    ['a number with a sign', '+4711'],
    ['a number with an exponent', '1e3'],
    ['a wide number', '\uff14'],
    ['longer than any list', '9'.repeat(16)],
    ['a negative number', -1],
    ['a number with a fraction', 1.5],
    ['a list', ['4711', '4712']],
  ].map(([what, index]) =>
    wrong('status-malformed')(
      `The index in the status list is ${what}.`,
      (badge) => (badge.credentialStatus.statusListIndex = index),
    ),
  ),
  wrong('status-malformed')(
    'The id of the status is that of the list.',
    (badge) => (badge.credentialStatus.id = badge.credentialStatus.statusListCredential),
  ),
  wrong('status-malformed')(
    'The address of the list is not absolute.',
    (badge) => (badge.credentialStatus.statusListCredential = 'status.json'),
  ),
  wrong('status-malformed')(
    'The index in the status list is nothing.',
    (badge) => (badge.credentialStatus.statusListIndex = null),
  ),
  wrong('status-malformed')('The status is a text.', (badge) => (badge.credentialStatus = 'https://badges.example/status.json')),
  wrong('status-malformed')('The status is nothing.', (badge) => (badge.credentialStatus = null), signed),

  listed('A list holds no list.', (subject) => delete subject.encodedList),
  listed('A list has no purpose.', (subject) => delete subject.statusPurpose),
  listed('A list has an empty list of purposes.', (subject) => (subject.statusPurpose = [])),
  listed('A list is too short.', (subject) => (subject.encodedList = encoded(gzip(bits([], 16383))))),
  listed('A list has bits without a prefix.', (subject) => (subject.encodedList = subject.encodedList.slice(1))),
  listed('A list is of another type.', (subject) => (subject.type = 'BitstringStatusListEntry')),
  unreadable(
    'A list has an issuer without an id.',
    'issuer-malformed',
    signedList((list) => (list.issuer = { name: 'Example City' })),
  ),
  unreadable(
    'An endorsement is about nothing.',
    'subject-malformed',
    endorsing((endorsement) => delete endorsement.credentialSubject.id),
  ),
  unreadable(
    'An endorsement has a subject of another type.',
    'subject-malformed',
    endorsing((endorsement) => (endorsement.credentialSubject.type = ['AchievementSubject'])),
  ),
  unreadable(
    'An endorsement has an issuer that is only its id.',
    'issuer-malformed',
    endorsing((endorsement) => (endorsement.issuer = CITY.did)),
  ),

  ...[
    ['the badge', (badge) => badge],
    ['the issuer', (badge) => badge.issuer],
    ['the subject', (badge) => badge.credentialSubject],
    ['an identity', (badge) => badge.credentialSubject.identifier[0]],
    ['the achievement', (badge) => badge.credentialSubject.achievement],
    ['the criteria', (badge) => badge.credentialSubject.achievement.criteria],
    ['an alignment', (badge) => badge.credentialSubject.achievement.alignment[0]],
    ['a result', (badge) => badge.credentialSubject.result[0]],
    ['the evidence', (badge) => badge.evidence[0]],
    ['the status', (badge) => badge.credentialStatus],
    ['the picture', (badge) => badge.credentialSubject.achievement.image],
  ].map(([place, at]) =>
    wrong('undefined-term')(`A word that nobody defines was added to ${place}.`, (badge) => (at(badge).grade = 'A+'), changed),
  ),
  wrong('undefined-term')('A word that nobody defines was there when the badge was signed.', (badge) => (badge.grade = 'A+')),
  wrong('undefined-term')(
    'A word of another type was added to the issuer.',
    (badge) => (badge.issuer.achievementType = 'Degree'),
    changed,
  ),
  wrong('undefined-term')(
    'A word of the issuer was added to the badge.',
    (badge) => (badge.email = 'mallory@stranger.example'),
    changed,
  ),
  wrong('undefined-term')('A word with no value that nobody defines was added.', (badge) => (badge.grade = null), changed),
  wrong('undefined-term')('An empty word was added.', (badge) => (badge[''] = 'A+'), changed),
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((name) =>
    wrong('undefined-term')(
      `The word ${name} was added.`,
      (badge) => Object.defineProperty(badge, name, { value: { validUntil: '2099-01-01T00:00:00Z' }, enumerable: true }),
      changed,
    ),
  ),
  wrong('undefined-term')(
    'The achievement has a word in other letters.',
    achievement((achievement) => (achievement.Name = 'Rust 201')),
    changed,
  ),
  wrong('undefined-term')('A word of a newer context was added.', (badge) => (badge.jti = BADGE_URL), changed),
  wrong('undefined-term')(
    'A type that nobody defines was added to the evidence.',
    (badge) => badge.evidence[0].type.push('Superb'),
    changed,
  ),
  wrong('undefined-term')(
    'A type that nobody defines was added to the badge.',
    (badge) => badge.type.push('MasterDegreeCredential'),
    changed,
  ),
  wrong('undefined-term')(
    'A type is called as what all objects have.',
    (badge) => badge.evidence[0].type.push('constructor'),
    changed,
  ),
  wrong('undefined-term')('The name of the badge is told in two languages.', (badge) => (badge.name = { ja: '名', en: 'name' })),
  wrong('undefined-term')(
    'The status is of a type that the context does not know.',
    (badge) => (badge.credentialStatus.type = 'StatusList2021Entry'),
  ),
  wrong('undefined-term')('The member for the end of validity is misspelt.', (badge) => {
    badge.validuntil = badge.validUntil;
    delete badge.validUntil;
  }),
  wrong('relative-url')('The address of the evidence is not absolute.', (badge) => (badge.evidence[0].id = 'project')),
  wrong('relative-url')(
    'The page of the criteria is not absolute.',
    achievement((achievement) => (achievement.criteria.id = '/b/rust/')),
  ),
  wrong('relative-url')(
    'The address of the evidence has a space.',
    (badge) => (badge.evidence[0].id = 'https://example.org/a b'),
    unsignable,
  ),
  wrong('not-lossless')(
    'A number has more digits than programs agree on.',
    subject((subject) => (subject.creditsEarned = 0.30000000000000004)),
  ),
  wrong('not-lossless')(
    'A whole number is too large for programs to agree on.',
    subject((subject) => (subject.creditsEarned = 1e20)),
  ),
  wrong('not-lossless')(
    'A fraction is too small for programs to agree on.',
    subject((subject) => (subject.creditsEarned = 1e-7)),
  ),
  wrong('not-lossless')(
    'The id of an identity is a number.',
    identity((identity) => (identity.id = 1)),
    unsignable,
  ),
  wrong('not-lossless')('A type of the evidence is a number.', (badge) => badge.evidence[0].type.push(1), unsignable),
  wrong('too-complex')(
    'Nodes are too alike to be told apart.',
    achievement((achievement) => (achievement.related = clique(8))),
    unsignable,
  ),
  wrong('too-complex')(
    'Sixty-four nodes are too alike to be told apart.',
    achievement((achievement) => (achievement.related = clique(64))),
    unsignable,
  ),
  unreadable('The badge is only its contexts and types.', 'id-malformed', {
    document: { '@context': [V2, OB], type: ['VerifiableCredential', 'OpenBadgeCredential'] },
  }),
];

/** Nameless nodes that are all related to each other. */
function clique(size) {
  const id = (node) => `_:${node}`;
  const nodes = [...Array(size).keys()];
  return nodes.map((node) => ({
    id: id(node),
    type: ['Achievement'],
    related: nodes.filter((other) => other !== node).map((other) => ({ id: id(other) })),
  }));
}
