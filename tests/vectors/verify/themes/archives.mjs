// Badges in archives, as they are kept.
import { png, zip, chunk } from '../make/bytes.mjs';
import { altered, bytes, changed, genuine, signed, unreadable } from '../make/vector.mjs';

const json = JSON.stringify(await signed());
const forged = JSON.stringify(await changed((badge) => (badge.name = 'Rust 102')));
const second = JSON.stringify(await signed((badge) => (badge.id += '2')));
const picture = png([chunk('iTXt', `openbadgecredential\0\0\0\0\0${json}`)]);
const archive = (files, bend) => bytes(zip(Object.entries(files), bend));
const none = (says, held) => unreadable(says, 'archive-without-credential', held);

export default [
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
