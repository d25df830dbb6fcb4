// Whose words a badge uses: the order of contexts is not part of what is signed.
import { OB, V2 } from '../make/world.mjs';
import { careless, changed, unreadable, unsignable } from '../make/vector.mjs';

const named =
  (code, make = changed) =>
  (says, contexts) =>
    unreadable(
      says,
      code,
      make((badge) => (contexts === undefined ? delete badge['@context'] : (badge['@context'] = contexts))),
    );
const order = named('context-order');
const within = (says, at, context, make = changed) =>
  unreadable(
    says,
    'nested-context',
    make((badge) => (at(badge)['@context'] = context)),
  );
const INLINE = { name: 'https://stranger.example/#name' };
const STRANGE = 'https://stranger.example/context.json';

export default [
  order('The contexts are swapped.', [OB, V2]),
  order('The context of badges is missing.', [V2]),
  order('The context of credentials is missing.', [OB]),
  order('There is no context.', undefined),
  order('The list of contexts is empty.', []),
  order('The context is nothing.', null),
  order('The context is one text.', V2),
  order('Another context stands between the two.', [V2, STRANGE, OB]),
  order('The context of credentials comes by an open connection.', [V2.replace('https', 'http'), OB]),
  order('The context of credentials ends in a slash.', [`${V2}/`, OB]),
  order('The context of credentials has a fragment.', [`${V2}#`, OB]),
  order('The context of badges is on another host.', [V2, OB.replace('imsglobal.org', 'imsglobal.example')]),
  order('The context of badges is that of the comprehensive learner record.', [
    V2,
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
  ]),
  order('A third context stands in the badge itself.', [V2, OB, INLINE]),
  order('A third context is nothing.', [V2, OB, null]),
  order('The contexts stand in a list within a list.', [[V2, OB]]),
  named('context-order', careless)('The signer had put a context of its own into the badge.', [
    V2,
    OB,
    { grade: 'https://stranger.example/#grade' },
  ]),
  named('unknown-context')('A third context is not known.', [V2, OB, STRANGE]),
  named('unknown-context')('The context of badges is of a version that is not known.', [V2, OB.replace('3.0.3', '3.9.9')]),
  named('unknown-context')('The context of badges is only begun.', [V2, `${OB}/../../evil.json`]),
  named('unknown-context')('A third context is called as what all objects have.', [V2, OB, '__proto__']),
  named('nested-context')('A third context gives known words another meaning.', [V2, OB, OB.replace('3.0.3', '3.0.2')]),

  within('The issuer brings contexts.', (badge) => badge.issuer, [V2, OB]),
  within('The issuer brings a context of its own.', (badge) => badge.issuer, INLINE, unsignable),
  within('The subject brings a context of its own.', (badge) => badge.credentialSubject, INLINE, unsignable),
  within('The subject forgets all contexts.', (badge) => badge.credentialSubject, null, unsignable),
  within('The achievement brings contexts.', (badge) => badge.credentialSubject.achievement, [V2, OB]),
  within('The achievement brings a context that is not known.', (badge) => badge.credentialSubject.achievement, STRANGE),
  within('The evidence brings a context of its own.', (badge) => badge.evidence[0], INLINE, unsignable),
  within('The status brings contexts.', (badge) => badge.credentialStatus, V2),
  within(
    'The signer had put a context into the achievement.',
    (badge) => badge.credentialSubject.achievement,
    { grade: 'https://stranger.example/#grade' },
    careless,
  ),
  unreadable(
    'The subject is called a credential to bring a context that is not known.',
    'unknown-context',
    changed((badge) => {
      badge.credentialSubject.type.push('VerifiableCredential');
      badge.credentialSubject['@context'] = [V2, STRANGE];
    }),
  ),
];
