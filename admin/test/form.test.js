// The form reads what `import` reads: intake.json is written by the program's tests.
import assert from "node:assert/strict";
import test from "node:test";
import { columnsOf } from "../form/columns.js";
import { csvOf } from "../form/csv.js";
import { dayOf } from "../form/day.js";
import { textOf } from "../form/file.js";
import { judge } from "../form/judge.js";
import { proposal } from "../form/propose.js";
import { linesOf } from "../form/sheet.js";
import intake from "./intake.json" with { type: "json" };

const { vocabulary } = intake;
const open = { from: null, result: null, audiences: [] };
const badges = [
  { id: "dx-01", name: "DX入門", names: ["DX入門", "DX basics"], versions: [open] },
  { id: "dx-02", name: "DX応用", names: ["DX応用"], versions: [open] },
  {
    id: "dx-03",
    name: "DX実践",
    names: ["DX実践"],
    versions: [
      { from: "2020-04-01", result: { sort: "hours" }, audiences: [] },
      { from: "2025-04-01", result: { grades: ["優", "B+"] }, audiences: ["staff"] },
    ],
  },
];
const data = { vocabulary, badges, audiences: ["staff", "citizen"], names: ["full", "hidden"] };
const looked = (text, badge) => {
  const lines = linesOf(text);
  const columns = columnsOf(lines, vocabulary);
  return { columns, rows: judge(lines, columns, data, badge, "2026-11-21") };
};
const whys = (text, badge) => looked(text, badge).rows.map(({ why }) => why?.key ?? "accepted");

test("every day is read as import reads it", () => {
  for (const [text, date, serial] of intake.days) assert.deepEqual(dayOf(text, vocabulary.eras), date && { date, serial }, text);
});

test("every list is read as import reads it", () => {
  for (const { text, lines, columns } of intake.lists) {
    const found = linesOf(text);
    assert.deepEqual(found.map(({ number, cells }) => [number, cells]), lines);
    const named = columnsOf(found, vocabulary);
    assert.equal(named?.skipped, columns?.skipped);
    if (columns) assert.deepEqual(named.fields.map((field) => field ?? null), columns.fields.map((field, at) => (columns.fields.indexOf(field) < at ? null : field)));
  }
});

test("a line is marked where it stands in the text", () => {
  const text = "氏名,授与日\n\"a\nb\",R7.4.1\nc,R7.4.1";
  assert.deepEqual(linesOf(text).map(({ from, to }) => text.slice(from, to)), ["氏名,授与日", "\"a\nb\",R7.4.1", "c,R7.4.1"]);
});

test("a row is refused for what it lacks", () => {
  const head = "氏名,バッジ,授与日,有効期限,合否\n";
  assert.deepEqual(
    whys(`${head}A,ＤＸ 入門,R7.4.1,,○\nA,dx-01,2025/4/1,,合格\nB,dx-09,R7.4.1,,○\nC,,R7.4.1,,○\nD,DX応用,,,○\nE,DX応用,明日,,○\n,DX応用,R7.4.1,,○\nF,DX応用,R7.4.1,R7.3.31,○\nG,DX応用,R7.4.1,,×`),
    ["accepted", "twice", "no-badge", "missing", "missing", "no-day", "nobody", "ends-before", "not-passed"],
  );
});

test("a badge that is chosen is that of all rows, and no other", () => {
  assert.deepEqual(whys("氏名,授与日\nA,R7.4.1\n", "dx-02"), ["accepted"]);
  assert.deepEqual(whys("氏名,授与日,講座\nA,R7.4.1,DX入門\nB,R7.4.1,\n", "dx-02"), ["other-badge", "accepted"]);
});

test("what is handed back is read as it was", () => {
  const { columns, rows } = looked('氏名,フリガナ,修了日,備考\n"=髙砂, ""美月""",＋タカ,R7.4.1,x\n', "dx-01");
  const csv = csvOf(rows, columns);
  assert.equal(csv, '\ufeffname,kana,issued_on,achievement\r\n"\'=髙砂, ""美月""",\'＋タカ,2025-04-01,dx-01\r\n');
  const again = looked(csv.slice(1)).rows;
  assert.deepEqual(again[0].cells, { name: '=髙砂, "美月"', kana: "＋タカ", issued_on: "2025-04-01", achievement: "dx-01" });
});

test("what `import` would refuse of anybody is refused", () => {
  const head = "氏名,バッジ,授与日,成績,対象区分,氏名の公開,同意\n";
  const rows = [
    ["あ,dx-01,2026-11-21,,staff,full,name + badge+page+search", "accepted"],
    ["い,dx-01,2026-11-22,,,,", "future"],
    ["う,dx-01,2026-11-01,A,,,", "no-result"],
    ["え,dx-03,2026-11-01,Ｂ＋,,,", "accepted"],
    ["お,dx-03,2026-11-01,可,,,", "other-result"],
    ["か,dx-03,2021-11-01,12.5h,citizen,,", "accepted"],
    ["き,dx-03,2021-11-01,B+,,,", "other-result"],
    ["く,dx-03,2019-11-01,,,,", "before-badge"],
    ["け,dx-03,2026-11-01,,citizen,,", "other-audience"],
    ["こ,dx-01,2026-11-01,,robot,,", "unknown"],
    ["さ,dx-01,2026-11-01,,,全部,", "unknown"],
    ["し,dx-01,2026-11-01,,,,はい", "unknown"],
    ["す\u200bす,dx-01,2026-11-01,,,,", "unseen"],
    ["せ\u0007,dx-01,2026-11-01,,,,", "unseen"],
    ["辻\u{e0100},dx-01,2026-11-01,,,,", "accepted"],
  ];
  assert.deepEqual(whys(head + rows.map(([row]) => row).join("\n")), rows.map(([, why]) => why));
});

test("of whom nothing but a number or address is known, only `import` can say who it is", () => {
  const { rows } = looked("メール,氏名,授与日\na@b.example,,R7.4.1\nb@b.example,B,R7.4.1\n", "dx-01");
  assert.deepEqual(rows.map(({ why, notes }) => [why, notes.map(({ key }) => key)]), [[undefined, ["nameless"]], [undefined, []]]);
});

const proposed = (text, more, badge = "dx-01") => {
  const where = { newFile: { url: "https://github.com/a/b/new/main", folder: "inbox/" }, hosted: true, public: true };
  const { columns, rows } = looked(text, badge);
  const right = rows.filter(({ why }) => !why);
  return proposal(right, csvOf(right, columns), columns, { ...where, ...more }, "x.csv");
};

test("nobody's name is proposed in public, and no list that is too long", () => {
  assert.deepEqual(proposed("氏名,授与日\nA,R7.4.1\n"), { key: "personal" });
  assert.equal(proposed("person,授与日\np01,R7.4.1\n").href, "https://github.com/a/b/new/main?filename=inbox%2Fx.csv&value=person%2Cissued_on%2Cachievement%0Ap01%2C2025-04-01%2Cdx-01%0A");
  assert.ok(proposed("氏名,授与日\nA,R7.4.1\n", { public: false }).href);
  assert.ok(proposed(`person,授与日\n${"p01,R7.4.1\n".repeat(400)}`, { public: false }).href);
  const many = Array.from({ length: 400 }, (_, n) => `p${n},R7.4.1\n`).join("");
  assert.deepEqual(proposed(`person,授与日\n${many}`), { key: "long" });
});

test("nothing that may be personal is proposed in public, whatever its column is called", () => {
  for (const cell of ["山田 太郎", "YAMADA Taro", "yamada@mihon.example", "090-1234-5678", "000101", "p07 山田"]) {
    for (const [column, rest] of [["person", ""], ["handle", ""], ["根拠", "p01"]]) {
      const list = `${column},授与日,person\np02,R7.4.1,${rest && "p02"}\n${cell},R7.4.1,${rest}\n`;
      assert.deepEqual(proposed(column === "person" ? list.replaceAll(/,(person)?$/gmu, "") : list), { key: "doubtful", lines: "3" }, `${column}: ${cell}`);
    }
  }
  assert.ok(proposed("person,授与日,根拠,成績,合否\np01,R7.4.1,e-01,優,○\n", {}, "dx-03").href);
  assert.ok(!proposed("person,授与日,成績\np01,R7.4.1,優\np02,R7.4.1,山田\n", {}, "dx-03").href.includes("p02"));
  assert.ok(proposed("person,授与日,成績\nｐ０１,2021/4/1,12.5h\n", {}, "dx-03").href);
});

test("a host without a page for new files is told", () => {
  assert.deepEqual(proposed("氏名,授与日\nA,R7.4.1\n", { newFile: null }), { key: "no-page" });
  assert.equal(proposed("氏名,授与日\nA,R7.4.1\n", { newFile: null, hosted: false }), undefined);
});

test("files of every encoding of an office are read, and workbooks are not", async () => {
  const of = (bytes) => textOf(new Blob([new Uint8Array(bytes)]));
  assert.equal(await of([0x8e, 0x81, 0x96, 0xbc]), "氏名");
  assert.equal(await of([0xef, 0xbb, 0xbf, 0xe6, 0xb0, 0x8f]), "氏");
  assert.equal(await of([0x50, 0x4b, 0x03, 0x04]), null);
});
