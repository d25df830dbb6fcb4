// node hardslips.mjs <repository> <folder>
// Writes the sample organisation anew with names, titles and issuers as long as anybody will ever have them, and with claim codes:
// content of which `shirushi slips` has to make slips that lack nothing.
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [from, to] = process.argv.slice(2);
const titles = [
  ["データに基づく政策立案と市民協働のための公共施設マネジメント実践講座上級課程修了認定プログラム令和八年度版第三期生向け特別編成コース", "Evidence-Based Policy Making and Citizen Collaboration for Public Facility Management, Advanced"],
  ["アクセシビリティコーディネーターファシリテーターマネジメントプロフェッショナル", "Pneumonoultramicroscopicsilicovolcanoconiosis"],
  ["CloudNativeApplicationDevelopmentProfessionalCertificationProgram", "X".repeat(100)],
  ["地域共生社会推進".repeat(12), "Community of all ".repeat(6).trim()],
];
const names = ["寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処藪ら柑子の藪柑子の長助",
  "ヴィルヘルミーナ・アレクサンドロヴナ・シュトルツェンベルク", "Wolfeschlegelsteinhausenbergerdorff", "林 一"];
const issuer = ["独立行政法人国際人材育成支援機構 中央研修センター 人材開発部 デジタル人材育成推進課 地域連携推進室",
  "National Institute for International Human Resources Development, Central Training Center, Digital Section"];

for (const part of ["content", "keys"]) cpSync(join(from, part), join(to, part), { recursive: true });
const named = (text, [ja, en]) => text.replace(/^name: .*/m, () => `name: ${JSON.stringify({ ja, en })}`);
const edit = (path, change) => writeFileSync(join(to, "content", path), change(readFileSync(join(to, "content", path), "utf8")));
edit("issuers/shiomino-city.yaml", (text) => `${named(text, issuer)}\nclaim_codes: true\n`);
readdirSync(join(to, "content/achievements")).forEach((id, at) => edit(`achievements/${id}/badge.yaml`, (text) => {
  const label = /^image_label:/m.test(text) ? "" : '\nimage_label: {"ja": "学び", "en": "LEARN"}\n';
  return named(text, titles[at % titles.length]) + label;
}));
edit("people.csv", (text) => text.split("\n").map((row, at) => {
  const cells = row.split(",");
  if (at > 0 && cells.length > 3 && cells[2]) cells[2] = names[at % names.length];
  return cells.join(",");
}).join("\n"));
