// Four issuers of every type, with every sort of parent, identifier, contact and limit to names; their keys come from their ids.
import { createHash } from 'node:crypto';
import { publicKey, secretKey } from '../keys.mjs';
import { AWKWARD } from './texts.mjs';

export const HOST = 'fields.example';

export const ISSUERS = {
  town: {
    id: 'town',
    type: 'municipality',
    name: { en: `Town of ${AWKWARD.markup}`, ja: `${AWKWARD.rare}町` },
    parent: { en: 'The Prefecture', ja: '架空県', url: 'https://prefecture.fields.example/' },
    description: { en: AWKWARD.quotes, ja: AWKWARD.marks },
    url: 'https://town.fields.example/?a=1&b=%22',
    contact: 'badges@town.fields.example',
    did: `did:web:${HOST}:i:town`,
    identifiers: [
      { type: 'corporate-number', value: '7000012050002' },
      { type: 'local-government-code', value: '131016' },
      { type: 'sourcedId', value: AWKWARD.quotes },
      { type: 'ext:LinkedIn.organizationId', value: '1337' },
    ],
    keys: ['town-2024', 'town-2025'],
    head: { en: AWKWARD.markup, ja: `町長 ${AWKWARD.rare}` },
    accent: '#0b5f8a',
    design: { shapes: 'crest', pattern: 'lines' },
    linkedin_organization_id: 12345678,
    privacy: { names: 'full', legal_names: 'allowed' },
  },
  college: {
    type: 'university',
    name: { en: 'The College', ja: '架空大学' },
    parent: 'town',
    url: 'https://college.fields.example/',
    contact: 'https://college.fields.example/contact',
    privacy: { names: 'initials' },
  },
  works: {
    type: 'company',
    name: { en: 'The Works, Ltd.', ja: '株式会社架空製作所' },
    parent: { en: 'The Group', ja: '架空グループ' },
    url: 'https://works.fields.example/',
    contact: 'badges@works.fields.example',
    privacy: { names: 'handle', legal_names: 'never' },
  },
  circle: {
    type: 'community',
    name: { en: `The ${AWKWARD.scripts} Circle`, ja: '市民の会' },
    url: 'https://circle.fields.example/',
    contact: 'badges@circle.fields.example',
    suspension: true,
    claim_codes: true,
    privacy: { names: 'hidden' },
  },
};

const TWO_PERIODS = [{ from: '2024-04-01', until: '2025-03-31' }, { from: '2025-04-01' }];

// keys/<issuer>.yaml of each issuer and keys/demo/<id>.key of each key; the first issuer changed its key once.
export function keyFiles() {
  const files = {};
  for (const issuer of Object.keys(ISSUERS)) {
    const keys = [];
    for (const period of issuer === 'town' ? TWO_PERIODS : [{ from: '2024-04-01' }]) {
      const id = `${issuer}-${period.from.slice(0, 4)}`;
      const seed = createHash('sha256').update(id).digest();
      keys.push({ id, public: publicKey(seed), ...period, environment: 'demo' });
      files[`keys/demo/${id}.key`] = `${secretKey(seed)}\n`;
    }
    files[`keys/${issuer}.yaml`] = { issuer, keys };
  }
  return files;
}
