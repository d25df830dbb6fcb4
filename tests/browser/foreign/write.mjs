// node foreign/write.mjs <folder> [number of badges]
// Writes a repository whose content is hard on a page: names that are long, of one word, in kana or written from right to
// left, artwork of one pixel, twenty alignments, an issuer with 21 below it, texts in one language, as many badges as wanted.
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { publicKey, secretKey } from "../../interop/keys.mjs";
import { png } from "./png.mjs";

const [folder, count = "60"] = process.argv.slice(2);
const HOST = "foreign.example";
const KINDS = ["participation", "knowledge", "assessed", "applied"];
const NAMES = [
  { ja: "地域包括ケアシステムにおける多職種連携と意思決定支援のための実践的リーダーシップ養成プログラム(応用編・第二期・夜間コース)修了", en: "Completion of the evening course, second term, of the advanced practical leadership programme for interprofessional collaboration and supported decision-making" },
  { ja: "インターナショナルコミュニケーションファシリテータートレーニングプログラム", en: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" },
  { ja: "印", en: "Seal" },
  { ja: "المهارات الرقمية الأساسية", en: "مهارات القيادة (2026) – المستوى 3" },
  { ja: "כישורי מנהיגות ושיתוף פעולה", en: "כישורי מנהיגות 4.0 & <b>שיתוף</b>" },
  { ja: "さようならいつもありがとうございましたまたあしたあえるといいですね", en: "A" },
  { ja: "👩‍👩‍👧 家族とまちの防災", en: "👩‍👩‍👧 Families & \"the town's\" safety" },
];
const PEOPLE = [
  { name: "ブラウフランケンシュタイン・マクシミリアン・アレクサンダー・フォン", name_en: "Maximilian Alexander VON BLAUFRANKENSTEIN-HOHENLOHE-SCHILLINGSFÜRST" },
  { name: "محمد بن عبد الله الهاشمي", name_en: "Muhammad bin Abdullah AL-HASHIMI" },
  { name: "葛󠄀城 一", name_en: "KATSURAGI Hajime" },
  { name: "ᠮᠣᠩᠭᠣᠯ", name_en: "O" },
];
const LONG = "この文はとても長く、途中で改行されることなく続きますが、読む人が疲れないように、どこかで折り返されなければなりません。".repeat(6);

const files = {
  "content/site.yaml": {
    site: {
      base_url: `https://${HOST}`,
      title: { ja: "遠いまちの、とても長い名前のオープンバッジ発行サイト(試験運用中)", en: "Open badges of a faraway town whose name is rather longer than one expects" },
      languages: ["ja", "en"], timezone: "Asia/Tokyo", fiscal_year_start: 4, as_of: "2026-11-01",
      date_style: { ja: "both", en: "iso" }, index_default: "index", suppress_below: 5, repository: "private", outputs: ["baked-png", "certificate"],
    },
    target_groups: [{ id: "all", ja: LONG.slice(0, 50), en: "Everyone" }],
    audiences: ["staff"],
  },
  "content/frameworks/many.yaml": {
    framework: {
      id: "many", version: "2026.11-rc.3", name: { ja: "とても長い名前の能力の枠組み(二〇二六年改訂第三版・暫定)", en: "A framework" },
      layers: [{ id: "L1", ja: "全員", en: "Everyone" }],
      items: Array.from({ length: 40 }, (_, n) => ({ code: `M-${n + 1}`, layer: "L1", ja: n % 7 ? `項目${n + 1}を説明できる` : LONG.slice(0, 120), en: n % 5 ? `Explains item ${n + 1}` : NAMES[1].en })),
    },
  },
  "content/pathways/long.yaml": {
    pathway: { id: "long", name: NAMES[0], issuer: "top", steps: Array.from({ length: 9 }, (_, n) => ({ n: n + 1, achievement: id(n), ...(n ? { after: n > 2 ? [n, n - 1] : [n] } : { award_at: "start" }) })) },
  },
  "content/people.csv": table(
    ["person", "handle", "name", "name_en", "name_public", "audience", "consent_on", "consent_scope"],
    PEOPLE.map(({ name, name_en }, n) => [`p${n}`, `k7m2qx${n}`, name, name_en, n === 3 ? "handle" : "full", "staff", "2024-06-03", "name+badge+page"]),
  ),
  "content/awards/2026.csv": table(
    ["award_id", "achievement", "person", "issued_on", "valid_until", "revoked_on", "reason", "status_index"],
    PEOPLE.flatMap((_, person) => Array.from({ length: 9 }, (_, n) => [
      `w${person}${n}zzzz`, id(n), `p${person}`, `2026-0${(n % 6) + 4}-1${person}`, n === 7 ? "2026-10-01" : "", n === 8 ? "2026-10-01" : "", n === 8 ? "issued-in-error" : "", person * 100 + n * 7 + 3,
    ])),
  ),
};
for (let n = 0; n < 22; n += 1) addIssuer(n);
for (let n = 0; n < Number(count); n += 1) addBadge(n);
for (const [path, file] of Object.entries(files)) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  const ready = typeof file === "string" || Buffer.isBuffer(file);
  // JSON is YAML.
  await writeFile(join(folder, path), ready ? file : `${JSON.stringify(file, null, 1)}\n`);
}

function addIssuer(n) {
  const issuer = n === 0 ? "top" : `below-${n}`;
  files[`content/issuers/${issuer}.yaml`] = {
    type: ["municipality", "university", "company", "community"][n % 4],
    name: n === 0 ? { ja: "広域行政事務組合連合会人材育成研修推進本部デジタル化推進担当", en: "Headquarters of the Association" } : { ja: `${n === 5 ? NAMES[1].ja : "支部"}第${n}`, en: `Branch ${n}` },
    ...(n === 0 ? { description: { ja: LONG, en: LONG } } : { parent: "top" }),
    url: `https://${issuer}.${HOST}/${n === 3 ? "a".repeat(180) : ""}`,
    contact: `badges@${issuer}.${HOST}`,
    accent: ["#0b5f8a", "#fff2a8", "#000000", "#ff00ff"][n % 4],
  };
  const seed = createHash("sha256").update(issuer).digest();
  files[`keys/${issuer}.yaml`] = { issuer, keys: [{ id: `${issuer}-2024`, public: publicKey(seed), from: "2024-04-01", environment: "demo" }] };
  files[`keys/demo/${issuer}-2024.key`] = `${secretKey(seed)}\n`;
}

function addBadge(n) {
  const name = NAMES[n] ?? { ja: `バッジ${n + 1}`, ...(n % 10 ? { en: `Badge ${n + 1}` } : {}) };
  const folder = `content/achievements/${id(n)}`;
  const artwork = [8, 9, 10].includes(n);
  files[`${folder}/badge.yaml`] = {
    id: id(n), issuer: n % 3 ? "top" : `below-${(n % 21) + 1}`, kind: KINDS[n % 4], type: "Badge", name,
    ...(artwork ? { image: "badge.png" } : { image_label: { ja: "試験", en: "TEST" } }),
    can_do: { ja: n ? `${n + 1}番目のことができる。` : LONG.slice(0, 80), en: `Can do thing ${n + 1}.` },
    criteria: { ja: n === 1 ? LONG.repeat(4) : "- 出席\n- 提出\n\n| 回 | 内容 |\n|---|---|\n| 1 | 導入 |\n", en: `https://${HOST}/${"very-long-path-".repeat(12)}` },
    ...(n < 3 ? { alignment: Array.from({ length: 20 }, (_, at) => ({ framework: "many", code: `M-${at + 1}` })) } : {}),
    target_groups: ["all"], validity: n % 2 ? "3y" : "none",
  };
  if (artwork) files[`${folder}/badge.png`] = n === 8 ? png(600, 600, 24) : n === 9 ? png(1200, 600, 255) : png(600, 1400, 128);
}

function id(n) {
  return `b-${String(n + 1).padStart(4, "0")}`;
}

function table(columns, rows) {
  return [columns, ...rows].map((cells) => `${cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(",")}\n`).join("");
}
