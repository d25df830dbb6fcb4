// Badges that were withdrawn or suspended, and statuses that do not tell.
import { CITY, INDEX, REVOCATION, SUSPENSION, WITHDRAWN, bits, encoded, entry, list, secure } from '../make/world.mjs';
import { gzip } from '../make/bytes.mjs';
import { edit, genuine, signed, signedList, statusUnknown, suspended, unreadable, withdrawn } from '../make/vector.mjs';

const at = (status) => signed((badge) => (badge.credentialStatus = status));
const nameless = ({ id, ...entry }) => entry;
const lost = {
  ...entry(INDEX),
  id: 'https://badges.example/lost.json#4711',
  statusListCredential: 'https://badges.example/lost.json',
};
const [good, bad] = [entry(INDEX), entry(WITHDRAWN)];
const [held, paused] = [INDEX, WITHDRAWN].map((index) => entry(index, 'suspension', SUSPENSION));
/** The list of suspensions, as it is then. */
const suspensions = async (indexes, change = () => {}) => ({
  with: { [SUSPENSION]: await secure(edit(list(indexes, 'suspension', SUSPENSION), change), CITY) },
});
/** A list in which these bytes begin. */
const beginning = (...bytes) =>
  signedList(
    (list) =>
      (list.credentialSubject.encodedList = encoded(gzip(Buffer.concat([Buffer.from(bytes), bits([])]).subarray(0, 16384)))),
  );
/** A list that says of bits both what they may say. */
const twoPurposes = (list) => {
  list.credentialSubject.statusPurpose = ['suspension', 'revocation'];
  list.credentialSubject.encodedList = encoded(gzip(bits([7])));
};
const read = async (...bytes) => ({ with: { [REVOCATION]: await beginning(...bytes) } });

export default [
  unreadable('Two statuses have one id.', 'status-malformed', at([good, { ...bad, id: good.id }])),
  withdrawn('The badge is withdrawn.', 'revoked', at(bad)),
  withdrawn('The badge is withdrawn by an index that is a number.', 'revoked', at({ ...bad, statusListIndex: WITHDRAWN })),
  withdrawn(
    'The badge is withdrawn by an index with noughts before it.',
    'revoked',
    at({ ...bad, statusListIndex: `00${WITHDRAWN}` }),
  ),
  withdrawn('The badge is withdrawn and over.', 'revoked', at(bad), { at: '2030-01-01T00:00:00Z' }),
  withdrawn('The badge is withdrawn before it begins.', 'revoked', at(bad), { at: '2026-01-10T00:00:00Z' }),
  withdrawn('One of two statuses says that the badge is withdrawn.', 'revoked', at([good, bad])),
  withdrawn('One status is good, one is lost and one says that the badge is withdrawn.', 'revoked', at([good, lost, bad])),
  withdrawn(
    'One status is of an unknown kind and one says that the badge is withdrawn.',
    'revoked',
    at([{ ...nameless(good), statusPurpose: 'message' }, bad]),
  ),
  withdrawn('The badge is withdrawn, and suspended too.', 'revoked', at([bad, paused])),
  withdrawn('The badge is suspended, and withdrawn too.', 'revoked', at([paused, bad])),
  withdrawn('The badge is withdrawn, and the list of suspensions is lost.', 'revoked', at([bad, held]), {
    with: { [SUSPENSION]: null },
  }),
  suspended('The badge is suspended.', 'suspended', at(paused)),
  suspended('One of two statuses says that the badge is suspended.', 'suspended', at([good, paused])),
  suspended('The first of two statuses says that the badge is suspended.', 'suspended', at([paused, good])),
  suspended('The badge is suspended and over.', 'suspended', at([good, paused]), { at: '2030-01-01T00:00:00Z' }),
  suspended('The badge is suspended, and the list of withdrawals is lost.', 'suspended', at([good, paused]), {
    with: { [REVOCATION]: null },
  }),
  suspended(
    'The badge is suspended by one list of two purposes.',
    'suspended',
    at([entry(INDEX), entry(7, 'suspension')]),
    { with: { [REVOCATION]: await signedList(twoPurposes) } },
  ),
  genuine(
    'The suspension of the badge has ended.',
    at([entry(WITHDRAWN - 1), paused]),
    await suspensions([], (list) => (list.validFrom = '2026-05-01T00:00:00Z')),
  ),
  genuine('The badge is neither withdrawn nor suspended.', at([good, held])),
  genuine('The badge before the withdrawn one is good.', at(entry(WITHDRAWN - 1))),
  genuine('The badge after the withdrawn one is good.', at(entry(WITHDRAWN + 1))),
  genuine('The status has no id.', at(nameless(good))),
  genuine('The index in the status list is nought.', at(entry(0))),
  genuine('The index is the last of the list.', at(entry(131071))),
  genuine('The status says that it has one bit.', at({ ...good, statusSize: 1 })),

  withdrawn('The first bit is read from the left.', 'revoked', at(entry(0)), await read(0x80)),
  genuine('The first bit from the right is the eighth.', at(entry(0)), await read(0x01)),
  withdrawn('The eighth bit is the first from the right.', 'revoked', at(entry(7)), await read(0x01)),
  withdrawn('The sixth bit is the third from the right.', 'revoked', at(entry(5)), await read(0x04)),
  genuine('The sixth bit is not the sixth from the right.', at(entry(5)), await read(0x20)),
  withdrawn('The second byte comes second.', 'revoked', at(entry(8)), await read(0, 0x80)),
  genuine('The second byte is not the last.', at(entry(8)), await read(0x80, 0x7f)),

  statusUnknown('The list of suspensions is lost.', 'status-unreachable', at([good, held]), { with: { [SUSPENSION]: null } }),
  statusUnknown(
    'The list of withdrawals is lost and that of suspensions is not.',
    'status-unreachable',
    at([good, held]),
    { with: { [REVOCATION]: null } },
  ),
  statusUnknown(
    'The two statuses ask each the list of the other.',
    'status-purpose-differs',
    at([entry(INDEX, 'revocation', SUSPENSION), { ...entry(INDEX, 'suspension', REVOCATION) }]),
  ),
  statusUnknown('The two lists stand each in the place of the other.', 'status-list-of-another', at([good, held]), {
    with: {
      [REVOCATION]: await secure(list([], 'suspension', SUSPENSION), CITY),
      [SUSPENSION]: await secure(list([]), CITY),
    },
  }),
  statusUnknown(
    'The list of withdrawals stands in the place of that of suspensions.',
    'status-list-of-another',
    at([good, held]),
    { with: { [SUSPENSION]: await secure(list([]), CITY) } },
  ),
  statusUnknown(
    'The list of suspensions says that it is for withdrawals.',
    'status-purpose-differs',
    at([good, held]),
    await suspensions([], (list) => (list.credentialSubject.statusPurpose = 'revocation')),
  ),
  statusUnknown(
    'The list of suspensions has begun later.',
    'status-list-stale',
    at([good, held]),
    await suspensions([], (list) => (list.validFrom = '2026-07-01T00:00:00Z')),
  ),
  statusUnknown('One of two statuses is lost.', 'status-unreachable', at([good, lost])),
  statusUnknown(
    'One of two statuses is of an unknown purpose.',
    'status-kind-unknown',
    at([good, { ...nameless(good), statusPurpose: 'message' }]),
  ),
  statusUnknown('There are five statuses.', 'status-kind-unknown', at([1, 2, 3, 4, 5].map((index) => entry(index)))),
  statusUnknown('The status is of an unknown purpose.', 'status-kind-unknown', at({ ...good, statusPurpose: 'message' })),
  statusUnknown('The status has more than one bit.', 'status-kind-unknown', at({ ...good, statusSize: 2 })),
  statusUnknown('The size of the status is a text.', 'status-kind-unknown', at({ ...good, statusSize: '1' })),
  statusUnknown(
    'The status is of the older kind of 1EdTech.',
    'status-kind-unknown',
    signed((badge) => {
      badge['@context'].push('https://purl.imsglobal.org/spec/ob/v3p0/extensions.json');
      badge.credentialStatus = { id: 'https://badges.example/revoked.json', type: '1EdTechRevocationList' };
    }),
  ),
  statusUnknown('The index lies behind the list.', 'status-index-out-of-range', at(entry(131072))),
  statusUnknown('The index lies far behind the list.', 'status-index-out-of-range', at(entry(999999999999999))),
  statusUnknown('The status is of another purpose than its list.', 'status-purpose-differs', at(entry(INDEX, 'suspension'))),
  statusUnknown(
    'The withdrawn badge asks a list of another purpose.',
    'status-purpose-differs',
    at(entry(WITHDRAWN, 'revocation', SUSPENSION)),
  ),
];
