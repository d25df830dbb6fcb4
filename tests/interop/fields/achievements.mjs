// Forty achievements: every type and kind, every rule for results and periods, own artwork, criteria in files, two editions.
import { ISSUERS } from './issuers.mjs';
import { AUDIENCES } from './people.mjs';
import { AWKWARD, nth } from './texts.mjs';

const TYPES = [
  'Achievement', 'ApprenticeshipCertificate', 'Assessment', 'Assignment', 'AssociateDegree', 'Award', 'Badge', 'BachelorDegree',
  'Certificate', 'CertificateOfCompletion', 'Certification', 'CommunityService', 'Competency', 'Course', 'CoCurricular', 'Degree',
  'Diploma', 'DoctoralDegree', 'Fieldwork', 'GeneralEducationDevelopment', 'JourneymanCertificate', 'LearningProgram', 'License',
  'Membership', 'ProfessionalDoctorate', 'QualityAssuranceCredential', 'MasterCertificate', 'MasterDegree', 'MicroCredential',
  'ResearchDoctorate', 'SecondarySchoolDiploma', 'ext:Fields-Own.Type_1',
];
const GRADES = { type: 'LetterGrade', scale: ['S+', 'A "quoted"', '優', 'not yet'] };
const RESULTS = [GRADES, { type: 'percent' }, { type: 'hours' }, undefined];
const VALIDITIES = ['none', '1y', '6m', { years: 2, ends: 'day-before' }, { months: 18 }];
const FORMATS = ['audio', 'video', 'document', 'course'];
const ALIGNMENTS = [
  { framework: 'own', code: 'O-1' },
  { framework: 'own', code: 'O.2' },
  {
    framework: 'esco',
    uri: 'http://data.europa.eu/esco/skill/f4b5cf50-95f8-4e43-9f2d-0aee0dc19e72',
    name: { en: AWKWARD.quotes, ja: AWKWARD.rare },
  },
];
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="#0b5f8a" d="M4 4h56v56H4z"/></svg>\n';
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

// What stands in content/achievements/<id>/ for each; `result` and `validity` are repeated for those who award them.
export const ACHIEVEMENTS = Array.from({ length: 40 }, (_, n) => {
  const id = idOf(n);
  const { result, validity, issuer, ...rest } = badge(n);
  const home = `content/achievements/${id}`;
  const files = { [`${home}/badge.yaml`]: { id, issuer, result, validity, ...rest } };
  if (rest.image) files[`${home}/${rest.image}`] = rest.image.endsWith('.svg') ? SVG : Buffer.from(PNG, 'base64');
  if (!rest.criteria) {
    files[`${home}/criteria.en.md`] = `Do **all** of this:\n\n1. ${escaped(AWKWARD.quotes)}\n2. ${AWKWARD.faces}\n`;
    files[`${home}/criteria.ja.md`] = `次の*すべて*:\n\n- ${AWKWARD.rare}\n- \`${AWKWARD.markup}\`\n`;
  }
  if (rest.version === 2) {
    const { from, image, ...first } = { ...rest, issuer, result, validity, version: 1, image_label: label(n) };
    files[`${home}/v1/badge.yaml`] = { ...first, criteria: { en: 'Take part.', ja: '参加すること。' } };
  }
  return { id, issuer, result, validity, versions: rest.version, audiences: rest.audiences, files };
});

function badge(n) {
  const drawn = n % 8 < 6 ? { image_label: label(n) } : { image: nth(['own.svg', 'own.png'], n) };
  return {
    issuer: nth(Object.keys(ISSUERS), n),
    ...(n % 10 === 0 ? { version: 2, from: '2025-04-01' } : { version: 1 }),
    status: 'published',
    kind: nth(['participation', 'knowledge', 'assessed', 'applied'], n),
    type: nth(TYPES, n),
    name: { en: `${nth(Object.values(AWKWARD), n)} (${n + 1})`, ja: `見本の達成 第${n + 1}号` },
    ...drawn,
    image_alt: { en: `A picture of ${nth(Object.values(AWKWARD), n)}`, ja: '見本の達成と書かれたバッジ。' },
    can_do: { en: `Can do number ${n + 1}: ${nth(Object.values(AWKWARD), n + 1)}`, ja: `${n + 1}番目のことができる。` },
    ...(n % 4 === 3 ? {} : { criteria: criteria(n) }),
    used_in: { en: AWKWARD.marks, ja: '日々の仕事' },
    certificate: { en: AWKWARD.marks, ja: '修了証書' },
    assessment: { en: AWKWARD.scripts, ja: '2人で採点' },
    support: { en: 'The fee is paid', ja: '受講料は発行者が負担' },
    renewal: { en: 'A test each year', ja: '年1回の確認問題' },
    hours: 1 + n * 3,
    credits: nth([0.5, 2, 10.1, 3], n),
    alignment: ALIGNMENTS.slice(0, 1 + (n % 3)),
    target_groups: ['general'],
    ...(n % 9 === 5 ? { audiences: AUDIENCES } : {}),
    ...(n % 2 === 1 ? { requires: [idOf(n - 1)] } : {}),
    creator: nth(Object.keys(ISSUERS), n + 1),
    endorsed_by: nth([['college'], ['works', 'circle']], n),
    evidence: nth(['optional', 'required'], n),
    approval: 'optional',
    result: nth(RESULTS, n >> 1),
    resources: [{ en: AWKWARD.faces, ja: '教材', format: nth(FORMATS, n), url: 'https://learn.fields.example/%E6%95%99?x=1&y=2' }],
    how_to_apply: { en: AWKWARD.quotes, ja: '申込フォームから', url: 'https://learn.fields.example/apply?x=1&y=2' },
    validity: nth(VALIDITIES, n),
    use_in_appraisal: nth(['yes', 'no', 'undecided'], n),
    tags: [AWKWARD.rare, AWKWARD.marks, `tag ${n % 6}`],
  };
}

function idOf(n) {
  return `field-${String(n + 1).padStart(2, '0')}`;
}

function criteria(n) {
  const quoted = escaped(nth(Object.values(AWKWARD), n));
  return { en: `Score **${50 + n}** or more.\n\n> ${quoted}`, ja: `${50 + n}点以上を取ること。` };
}

function label(n) {
  return { ja: '見本の|達成', en: 'SAMPLE', step: 1 + (n % 99), level: 1 + (n % 5) };
}

// Markdown that shows the text as it is.
function escaped(text) {
  return text.replace(/[\\`*_{}[\]<>()#+.!|-]/g, '\\$&');
}
