// Asked about someone: is it held by that person, and is the issuer one of those known?
import { CITY, EMAIL, SALT, STRANGER, WITHDRAWN, entry, hashOf } from '../make/world.mjs';
import { altered, changed, expired, genuine, notConfirmed, recipientNotConfirmed, signed, withdrawn } from '../make/vector.mjs';

const matches = (says, recipient, held = signed()) => genuine(says, held, { recipient }, 'recipient-matches');
const differs = (says, recipient, held = signed()) => recipientNotConfirmed(says, 'recipient-differs', held, { recipient });
const unknown = (says, recipient, held) => recipientNotConfirmed(says, 'recipient-unknown', held, { recipient });
/** The badge of someone known by this identity only. */
const known = (identity) =>
  signed(({ credentialSubject }) => {
    delete credentialSubject.id;
    credentialSubject.identifier = [{ type: 'IdentityObject', hashed: true, identityType: 'emailAddress', ...identity }];
  });
const trusted = (says, dids, held = signed()) => notConfirmed(says, 'issuer-not-trusted', held, { trusted: dids });
const mine = { recipient: EMAIL };

export default [
  matches('The address asked about is that of the holder.', EMAIL),
  matches('The address asked about is that of the holder in capital letters.', 'Taro@Example.ORG'),
  matches('The address asked about has spaces around it.', ` ${EMAIL}\n`),
  matches(
    'The address asked about was hashed in capital letters.',
    'Taro@Example.org',
    known({ identityHash: hashOf('Taro@Example.org'), salt: SALT }),
  ),
  matches('The address asked about was hashed without salt.', EMAIL, known({ identityHash: hashOf(EMAIL, '') })),
  matches('The name asked about is that of the holder.', '山田 太郎'),
  matches('The id asked about is that of the holder.', 'https://badges.example/h/1/'),
  differs('The address asked about is that of someone else.', 'hanako@example.org'),
  differs('The name asked about is that of someone else.', '山田 花子'),
  differs('The name asked about is only a part.', '山田'),
  differs('The id asked about is that of someone else.', 'https://badges.example/h/2/'),
  differs('The id asked about lacks its slash.', 'https://badges.example/h/1'),
  differs('The hash itself is asked about.', hashOf(EMAIL)),
  differs(
    'The address asked about was hashed with its salt in front.',
    EMAIL,
    known({ identityHash: hashOf(SALT, EMAIL), salt: SALT }),
  ),
  differs(
    'The address asked about was hashed with another salt.',
    EMAIL,
    known({ identityHash: hashOf(EMAIL, 'other'), salt: SALT }),
  ),
  differs(
    'The address asked about stands where a hash should stand.',
    EMAIL,
    known({ identityHash: `sha256$${EMAIL}`, salt: SALT }),
  ),
  differs(
    'The name asked about is in capital letters.',
    'YAMADA TARO',
    known({ hashed: false, identityHash: 'Yamada Taro', identityType: 'name' }),
  ),
  unknown('The holder is known by a hash of another kind only.', EMAIL, known({ identityHash: `md5$${'0'.repeat(32)}` })),
  altered(
    'The badge of the person asked about was changed.',
    'signature-wrong',
    changed((badge) => (badge.name = 'Rust 102')),
    mine,
  ),
  expired('The badge of the person asked about is over.', 'expired', signed(), { ...mine, at: '2030-01-01T00:00:00Z' }),
  withdrawn(
    'The badge of another person than asked about is withdrawn.',
    'revoked',
    signed((badge) => (badge.credentialStatus = entry(WITHDRAWN))),
    { recipient: 'hanako@example.org' },
  ),

  genuine('The issuer is on the list of those known.', signed(), { trusted: [STRANGER.did, CITY.did] }),
  trusted('The issuer is not on the list of those known.', [STRANGER.did]),
  trusted('The list of issuers that are known is empty.', []),
  trusted('Only the host of the issuer is known.', ['did:web:badges.example']),
  trusted('The issuer is known in other letters.', ['did:web:badges.example:i:City']),
  notConfirmed(
    'The issuer is known but not the key.',
    'key-not-listed',
    signed(undefined, {
      by: { keys: STRANGER.keys, method: `${CITY.did}#${STRANGER.keys[0].public}` },
    }),
    { trusted: [CITY.did] },
  ),
  trusted(
    'The issuer is its key and not on the list of those known.',
    [CITY.did],
    signed(
      (badge) => {
        badge.issuer.id = `did:key:${STRANGER.keys[0].public}`;
        delete badge.credentialStatus;
      },
      { by: { keys: STRANGER.keys, method: `did:key:${STRANGER.keys[0].public}#${STRANGER.keys[0].public}` } },
    ),
  ),
];
