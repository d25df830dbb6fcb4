// Forty holders: every policy about names, every consent, names that careless software breaks, every private column.
import { AWKWARD, nth } from './texts.mjs';

const NAMES = [
  '𠮷野 葛\u{e0100}飾', "O'Brien-Łukasz \"Ł\"", 'محمد علي', 'דָּוִד בֶּן', 'नरेन्द्र\u200d शर्मा', '<script>alert(1)</script>',
  '=1+1, "quoted"', 'Zoe\u0308 Åström', 'ﾔﾏﾀﾞ ﾀﾛｳ', 'null', '\\u5c71\\u7530 &amp; 山田', '髙砂 﨑枝',
];
const FAMILIES = ['浜名瀬', '岬﨑', 'Ångström', 'Иванова', 'Παππά', '김', 'Nguyễn'];
const GIVEN = ['灯', 'さくら', 'Zoë', 'Ольга'];
const POLICIES = ['full', 'full', 'initials', 'handle', 'full', 'hidden', 'full', 'full', 'initials', 'full'];

export const AUDIENCES = ['staff', 'citizen'];

export const PEOPLE = Array.from({ length: 40 }, (_, n) => {
  const number = String(n).padStart(2, '0');
  const asked = nth(POLICIES, n);
  const consent = asked === 'hidden' ? nth(['none', 'withdrawn:2026-02-01'], n) : 'name+badge+page';
  return {
    person: `q${number}`,
    handle: `hdl${number}x${(n * 7919) % 1000}`,
    name: NAMES[n] ?? `${nth(FAMILIES, n)} ${nth(GIVEN, n)}`,
    kana: nth(['やまだ たろう', 'よしの かつしか'], n),
    name_en: `${nth(['YAMADA', "O'BRIEN", 'VON DER LEYEN'], n)} ${nth(['Taro', 'Łukasz', 'Zoe'], n)}`,
    name_public: asked,
    audience: nth(AUDIENCES, n),
    consent_on: consent === 'none' ? '' : '2024-04-01',
    consent_scope: asked === 'handle' ? nth(['badge', 'badge+page+search'], n) : consent,
    employee_no: `EMP-9${number}77`,
    email: `person.${number}@private.fields.example`,
    department: `Department of ${AWKWARD.marks} ${number}`,
    rank: `rank-${number}-of-this-person`,
    registered_name_note: nth(['', `note about ${number}`], n),
  };
});
