// Writes a repository whose 200 awards use every field of the content format, or fails if one is left out.
// Usage: node fields/write.mjs <folder> [seed]
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ACHIEVEMENTS } from './achievements.mjs';
import { awards, COLUMNS } from './awards.mjs';
import { HOST, ISSUERS, keyFiles } from './issuers.mjs';
import { AUDIENCES, PEOPLE } from './people.mjs';
import { AWKWARD } from './texts.mjs';

const [folder, seed = '1'] = process.argv.slice(2);

const SITE = {
  site: {
    base_url: `https://${HOST}`,
    title: { en: `Every field: ${AWKWARD.markup}`, ja: 'すべての項目' },
    languages: ['en', 'ja'],
    timezone: 'America/New_York',
    fiscal_year_start: 1,
    as_of: '2026-11-01',
    date_style: { ja: 'wareki', en: 'iso' },
    index_default: 'index',
    suppress_below: 3,
    repository: 'private',
    borrowed_domain: 'accepted',
    admin: { form: true, repository: 'https://github.com/mihon/badges', branch: 'main' },
    outputs: ['baked-png', 'baked-svg', 'embed', 'certificate'],
    certificate: { honorific: 'dono', seal_note: false },
    theme: 'fields',
    design: { shapes: 'plain', ring: 'band', pattern: 'none' },
    privacy: { names: 'full', legal_names: 'allowed' },
  },
  target_groups: [{ id: 'general', en: 'Everyone', ja: '全員', layer: 'L1' }],
  audiences: AUDIENCES,
  kpi: [{ id: 'holders', en: 'Holders', ja: '修了者', achievement: 'field-01', targets: { 2024: 5, 2026: 9 }, cumulative: true }],
};
const EVIDENCE = [1, 2, 3, 4].map((n) => ({
  id: `ev-${n}`,
  name: { en: `Work ${n}: ${AWKWARD.quotes}`, ja: `作品${n} ${AWKWARD.rare}` },
  ...(n % 2 ? { narrative: { en: `${AWKWARD.faces} ${AWKWARD.markup.replace(/[<>]/g, '\\$&')}`, ja: AWKWARD.marks } } : {}),
  ...(n > 2 ? { url: `https://works.fields.example/ev/${n}?a=1&b=%E3%81%82#part` } : {}),
}));
const OWN = {
  framework: {
    id: 'own',
    version: '2026',
    replaces: 'own-2024',
    name: { en: 'Skills of our own', ja: '独自のスキル' },
    areas: [{ id: 'A1', en: 'Tables', ja: '表' }],
    layers: [{ id: 'L1', en: 'Everyone', ja: '全員' }],
    levels: [{ en: 'knows', ja: '知っている' }, { en: AWKWARD.quotes, ja: '教えられる' }],
    items: [
      {
        code: 'O-1',
        area: 'A1',
        layer: 'L1',
        level: 2,
        en: AWKWARD.scripts,
        ja: '表で考える',
        maps: [{ framework: 'esco', version: 'v1.2.1', part: 'S5' }, { framework: 'esco', code: 'S1' }],
      },
      { code: 'O.2', layer: 'L1', en: 'Use it safely', ja: '安全に使う', url: 'https://skills.fields.example/o2' },
    ],
  },
};
const ESCO = { framework: { name: { en: 'ESCO', ja: 'ESCO' }, version: 'v1.2.1', url: 'https://esco.ec.europa.eu/' } };
const PATHWAY = {
  pathway: {
    id: 'way',
    name: { en: 'The way', ja: '道' },
    issuer: 'town',
    basis: { en: 'The plan', ja: '計画' },
    duration: { en: 'half a year', ja: '半年' },
    steps: [
      { n: 1, achievement: 'field-01', award_at: 'start' },
      { n: 2, achievement: 'field-02', after: [1], award_at: 'completion' },
    ],
    show_progress_to: 'holder',
  },
};
const PROGRAMME = {
  programme: {
    id: 'together',
    name: { en: 'Together', ja: '共に' },
    issuer: 'town',
    organisers: ['town'],
    partners: [{ name: { en: AWKWARD.marks, ja: AWKWARD.rare }, url: 'https://partner.fields.example/' }],
    description: { en: AWKWARD.faces, ja: '説明' },
    basis: { name: { en: 'The agreement', ja: '協定' }, url: 'https://www.fields.example/agreement', date: '2024-07-01' },
    start: 2025,
    duration: { en: 'a year', ja: '一年' },
    target_groups: ['general'],
    audiences: AUDIENCES.slice(0, 1),
    tracks: [{ name: { en: 'Only', ja: '一つ' }, achievements: ['field-01'], pathway: 'way' }],
  },
};

const rows = awards(seed);
const APPROVALS = [
  { date: '2026-06-15', reference: AWKWARD.quotes, decider: AWKWARD.marks, awards: rows.slice(0, 3).map((row) => row.award_id) },
];
const files = {
  'content/site.yaml': SITE,
  ...Object.fromEntries(Object.entries(ISSUERS).map(([id, issuer]) => [`content/issuers/${id}.yaml`, issuer])),
  ...Object.assign({}, ...ACHIEVEMENTS.map((achievement) => achievement.files)),
  'content/people.csv': csv(Object.keys(PEOPLE[0]), PEOPLE),
  'content/awards/half.csv': csv(COLUMNS, rows.filter((_, n) => n % 2 === 0)),
  'content/awards/other-half.yaml': rows.filter((_, n) => n % 2).map((row) => filled(row)),
  'content/approvals/all.yaml': APPROVALS,
  'content/evidence/works.yaml': EVIDENCE,
  'content/frameworks/own.yaml': OWN,
  'content/frameworks/esco.yaml': ESCO,
  'content/pathways/way.yaml': PATHWAY,
  'themes/fields/theme.yaml': { api: 1, name: AWKWARD.quotes, author: AWKWARD.marks, licence: 'CC0-1.0' },
  'content/programmes/together.yaml': PROGRAMME,
  'content/pages/about.en.md': `# About\n\n${AWKWARD.faces}\n`,
  'content/pages/about.ja.md': `# このサイト\n\n${AWKWARD.rare}\n`,
  ...keyFiles(),
};
const left = await leftOut(files);
if (left.length) throw new Error(`docs/format/README.md names these keys, and no file has them: ${left.join(', ')}`);
for (const [path, file] of Object.entries(files)) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  const ready = typeof file === 'string' || Buffer.isBuffer(file);
  // JSON is YAML.
  await writeFile(join(folder, path), ready ? file : `${JSON.stringify(file, null, 1)}\n`);
}

function csv(columns, objects) {
  const cell = (value = '') => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const rows = objects.map((object) => columns.map((column) => cell(object[column])));
  return [columns, ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}

// The columns of an award that say something.
function filled(row) {
  return Object.fromEntries(COLUMNS.filter((column) => (row[column] ?? '') !== '').map((column) => [column, row[column]]));
}

// The keys and columns of the reference, the first column of its tables, that no file has.
async function leftOut(written) {
  const reference = await readFile(new URL('../../../docs/format/README.md', import.meta.url), 'utf8');
  const named = reference.split('\n').filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split('|')[1].matchAll(/`([a-z_]+)`/g)].map(([, key]) => key));
  const columns = (text) => text.split('\n')[0].split(',');
  const used = new Set(Object.values(written).flatMap((file) => (typeof file === 'string' ? columns(file) : keys(file))));
  return [...new Set(named)].filter((key) => !used.has(key));
}

function keys(value) {
  if (Buffer.isBuffer(value) || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, member]) => [key, ...keys(member ?? '')]);
}
