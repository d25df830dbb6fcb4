// Badges in archives, as they are kept.
import { png, zip, chunk } from '../make/bytes.mjs';
import { CITY, REVOCATION, STRANGER, WITHDRAWN, didDocument, entry, secure, list } from '../make/world.mjs';
import { altered, bytes, changed, genuine, notConfirmed, signed, statusUnknown, unreadable, withdrawn } from '../make/vector.mjs';

const json = JSON.stringify(await signed());
const forged = JSON.stringify(await changed((badge) => (badge.name = 'Rust 102')));
const second = JSON.stringify(await signed((badge) => (badge.id += '2')));
const picture = png([chunk('iTXt', `openbadgecredential\0\0\0\0\0${json}`)]);
const archive = (files, bend) => bytes(zip(Object.entries(files), bend));
const none = (says, held) => unreadable(says, 'archive-without-credential', held);

/** A badge with documents enclosed, by address. */
const bundle = (badge, documents) => {
  const named = Object.entries(documents).map(([url, document], at) => [url, `documents/${at}.json`, JSON.stringify(document)]);
  const index = JSON.stringify(Object.fromEntries(named.map(([url, name]) => [url, name])));
  return archive({ 'credential.json': badge, 'documents/index.json': index, ...Object.fromEntries(named.map(([, ...file]) => file)) });
};
const own = { [CITY.url]: didDocument(CITY), [REVOCATION]: await secure(list(), CITY) };
const forgedBy = JSON.stringify(await signed(undefined, { by: { ...STRANGER, did: CITY.did, method: `${CITY.did}#${STRANGER.keys[0].public}` } }));
const gone = { [CITY.url]: null, [REVOCATION]: null };
const withdrawnBadge = JSON.stringify(await signed((badge) => (badge.credentialStatus = entry(WITHDRAWN))));

export default [
  genuine('The archive encloses documents that can be fetched as well.', bundle(json, own)),
  notConfirmed('The issuer is gone and its document is enclosed.', 'issuer-enclosed', bundle(json, own), { with: gone }),
  notConfirmed(
    'A forger encloses a document of their own as that of the issuer.',
    'issuer-enclosed',
    bundle(forgedBy, { ...own, [CITY.url]: didDocument({ ...CITY, keys: STRANGER.keys }) }),
    { with: gone },
  ),
  notConfirmed(
    'A forger encloses a document that the one of the issuer belies.',
    'key-not-listed',
    bundle(forgedBy, { ...own, [CITY.url]: didDocument({ ...CITY, keys: STRANGER.keys }) }),
  ),
  statusUnknown('The status list is gone and an old one is enclosed.', 'status-enclosed', bundle(json, own), {
    with: { [REVOCATION]: null },
  }),
  withdrawn('The status list is gone and the one enclosed withdraws the badge.', 'revoked', bundle(withdrawnBadge, own), {
    with: { [REVOCATION]: null },
  }),
  genuine('The archive holds the badge.', archive({ 'credential.json': json, 'README.txt': 'A badge.' })),
  genuine('The archive holds the badge under another name.', archive({ 'badges/rust.json': json, 'README.txt': 'A badge.' })),
  genuine('The archive holds a picture with the badge.', archive({ 'badge.png': picture })),
  genuine('The archive names the badge among others.', archive({ 'credential.json': json, 'other.json': second })),
  altered('The badge in the archive was changed.', 'signature-wrong', archive({ 'credential.json': forged })),
  none('The archive holds nothing.', archive({ 'README.txt': 'A badge.' })),
  none('The archive holds other data.', archive({ 'package.json': '{"name":"badge"}' })),
  none('The archive holds two badges.', archive({ 'one.json': json, 'two.json': second })),
  none('The archive is encrypted.', archive({ 'credential.json': json }, { flags: 0x801 })),
  none('The check sum in the archive is wrong.', archive({ 'credential.json': json }, { crc: () => 1 })),
  none('The archive is cut short.', bytes(zip([['credential.json', json]]).subarray(0, -30))),
];
