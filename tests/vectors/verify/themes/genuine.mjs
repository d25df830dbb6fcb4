// What holds.
import {
  ACHIEVEMENT_URL,
  AT,
  CITY,
  REVOCATION,
  STRANGER,
  badge,
  didDocument,
  endorsement,
  entry,
  issuer,
  list,
  secure,
  seeded,
} from '../make/world.mjs';
import { SUITE, prove } from '../make/sign.mjs';
import { changed, genuine, respelled, signed, signedList, text } from '../make/vector.mjs';

const anew = seeded(9);
/** An issuer elsewhere that signs the badge without a status. */
const elsewhere = (did) => {
  const by = issuer(did, anew);
  const made = signed(
    (badge) => {
      badge.issuer.id = did;
      delete badge.credentialStatus;
    },
    { by },
  );
  return [made, { with: { [by.url]: didDocument(by) } }];
};
const itsKey = { did: `did:key:${anew.public}`, keys: [anew], method: `did:key:${anew.public}#${anew.public}` };
const retired = { ...CITY, keys: CITY.keys.toReversed(), method: `${CITY.did}#${CITY.keys[1].public}` };
const offline = { with: { [CITY.url]: null, [REVOCATION]: null } };
const asText = (held, replace) => text(held.then((document) => replace(JSON.stringify(document))));

export default [
  genuine('The badge is genuine.', signed()),
  genuine(
    'The badge is written with white space.',
    text(signed().then((badge) => `\n ${JSON.stringify(badge, null, '\t')}\r\n`)),
  ),
  genuine(
    'The members stand in another order.',
    changed((badge) => {
      for (const [name, value] of Object.entries(badge).reverse()) {
        delete badge[name];
        badge[name] = value;
      }
    }),
  ),
  genuine(
    'The letters are written as escapes.',
    asText(signed(), (json) => json.replaceAll('Rust', '\\u0052us\\u0074').replaceAll('山', '\\u5C71')),
  ),
  genuine('The badge was signed with a retired key that is still listed.', signed(undefined, { by: retired })),
  genuine(
    'The issuer is its key.',
    signed(
      (badge) => {
        badge.issuer.id = itsKey.did;
        delete badge.credentialStatus;
      },
      { by: itsKey },
    ),
    offline,
  ),
  genuine('The issuer is a host of its own.', ...elsewhere('did:web:school.example')),
  genuine('The issuer lives at a port.', ...elsewhere('did:web:localhost%3A8080:i:city')),
  genuine('The issuer lives in a folder with a dot and a capital letter.', ...elsewhere('did:web:example.github.io:Badges_1.0')),
  genuine('The issuer lists one key for assertions without a list.', signed(), {
    with: { [CITY.url]: { ...didDocument(CITY), assertionMethod: CITY.method } },
  }),
  genuine('The key of the issuer expires later.', signed(), {
    with: {
      [CITY.url]: {
        ...didDocument(CITY),
        verificationMethod: didDocument(CITY).verificationMethod.map((key) => ({ ...key, expires: '2099-01-01T00:00:00Z' })),
      },
    },
  }),
  genuine(
    'The badge never ends and cannot be withdrawn.',
    signed((badge) => {
      delete badge.validUntil;
      delete badge.credentialStatus;
    }),
    {
      ...offline,
      with: { [REVOCATION]: null },
      at: '2126-01-01T00:00:00Z',
    },
  ),
  genuine(
    'The proof is an object.',
    changed((badge) => {
      [badge.proof] = badge.proof;
    }),
  ),
  genuine(
    'The proof stands twice.',
    changed((badge) => {
      badge.proof.push(badge.proof[0]);
    }),
  ),
  genuine('The proof does not say when it was made.', signed(undefined, { options: { created: undefined } })),
  genuine('The proof ends later.', signed(undefined, { options: { expires: AT } })),
  genuine(
    'A second proof is of an unknown suite.',
    changed((badge) => {
      badge.proof.unshift({ ...SUITE, cryptosuite: 'newest-2030', proofValue: 'z1' });
    }),
  ),
  genuine(
    'A second proof is of an unknown type.',
    changed((badge) => {
      badge.proof.push({ type: 'SomeProof' });
    }),
  ),
  genuine(
    'A second proof is made with another key of the issuer.',
    signed().then(async (one) => {
      const two = await prove(badge(), retired.keys[0], retired.method);
      return { ...one, proof: [...one.proof, two] };
    }),
  ),
  genuine(
    'The type of the badge has its other name.',
    respelled((badge) => {
      badge.type[1] = 'AchievementCredential';
    }),
  ),
  genuine(
    'The types stand in another order.',
    respelled((badge) => {
      badge.type.reverse();
    }),
  ),
  genuine(
    'The tags stand in another order.',
    respelled((badge) => {
      badge.credentialSubject.achievement.tag.reverse();
    }),
  ),
  genuine(
    'The only evidence stands without a list.',
    respelled((badge) => {
      [badge.evidence] = badge.evidence;
    }),
  ),
  genuine(
    'A number is written with an exponent.',
    asText(signed(), (json) => json.replace('"creditsEarned":2.5', '"creditsEarned":25.0e-1')),
  ),
  genuine(
    'A whole number is written with a fraction.',
    asText(
      signed((badge) => {
        badge.credentialSubject.creditsEarned = 4;
      }),
      (json) => json.replace('"creditsEarned":4', '"creditsEarned":4.0'),
    ),
  ),
  genuine(
    'A known context that changes nothing was added.',
    respelled((badge) => {
      badge['@context'].push('https://purl.imsglobal.org/spec/ob/v3p0/extensions.json');
    }),
  ),
  genuine(
    'The text holds every kind of character.',
    signed((badge) => {
      badge.name = 'a"\\/\b\f\n\r\t\u0001\u007f\u0085é👍🏽\u202e\ufffe\u{10ffff}名';
    }),
  ),
  genuine(
    'Two parts of the badge are alike.',
    signed((badge) => {
      badge.credentialSubject.result = ['1', '1', '2'].map((value) => ({
        type: ['Result'],
        value,
        alignment: [{ type: ['Alignment'], targetName: 'x' }],
      }));
    }),
  ),
  genuine(
    'A part has several types that each bring words.',
    signed((badge) => {
      badge.evidence[0].type = ['Evidence', 'Alignment', 'Address'];
      Object.assign(badge.evidence[0], { genre: 'Code', targetName: 'Programming', addressCountry: 'Japan' });
    }),
  ),
  genuine(
    'A type is given twice.',
    respelled((badge) => {
      badge.evidence[0].type.push('Evidence');
    }),
  ),
  genuine(
    'The context of the badge is an older one.',
    signed((badge) => {
      badge['@context'][1] = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json';
      delete badge.awardedDate;
      delete badge.credentialSubject.achievement.inLanguage;
    }),
  ),
  genuine(
    'The badge uses the extensions.',
    signed((badge) => {
      badge['@context'].push('https://purl.imsglobal.org/spec/ob/v3p0/extensions.json');
      badge.credentialSchema = [{ id: 'https://badges.example/schema.json', type: '1EdTechJsonSchemaValidator2019' }];
    }),
  ),
  genuine('The document is an endorsement.', secure(endorsement(ACHIEVEMENT_URL, CITY), CITY)),
  genuine('The document is a status list.', signedList()),
  genuine('The list was issued under an issuer that is an object.', signed(), {
    with: {
      [REVOCATION]: await signedList((list) => {
        list.issuer = { id: CITY.did };
      }),
    },
  }),
  genuine('The list was signed with a retired key that is still listed.', signed(), {
    with: { [REVOCATION]: await secure(list(), retired) },
  }),
  genuine(
    'The badge has a status of either purpose.',
    signed((badge) => {
      badge.credentialStatus = [badge.credentialStatus, entry(7, 'suspension', REVOCATION.replace('revocation', 'suspension'))];
    }),
  ),
  genuine(
    'A stranger is an issuer too.',
    signed(
      (badge) => {
        badge.issuer.id = STRANGER.did;
        delete badge.credentialStatus;
      },
      { by: STRANGER },
    ),
  ),
];
