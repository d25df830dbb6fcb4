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
const badges = [{ id: "dx-01", name: "DX入門", names: ["DX入門", "DX basics"] }, { id: "dx-02", name: "DX応用", names: ["DX応用"] }];
const looked = (text, badge) => {
  const lines = linesOf(text);
  const columns = columnsOf(lines, vocabulary);
  return { columns, rows: judge(lines, columns, { vocabulary, badges }, badge) };
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

test("nobody's name is proposed in public, and no list that is too long", () => {
  const data = { newFile: { url: "https://github.com/a/b/new/main", folder: "inbox/" }, public: true, impersonal: ["person", "issued_on", "achievement"] };
  const of = (text, more) => {
    const { columns, rows } = looked(text, "dx-01");
    return proposal(csvOf(rows.filter(({ why }) => !why), columns), columns, { ...data, ...more }, "x.csv");
  };
  assert.deepEqual(of("氏名,授与日\nA,R7.4.1\n"), { why: "personal" });
  assert.equal(of("person,授与日\np01,R7.4.1\n").href, "https://github.com/a/b/new/main?filename=inbox%2Fx.csv&value=person%2Cissued_on%2Cachievement%0Ap01%2C2025-04-01%2Cdx-01%0A");
  assert.ok(of("氏名,授与日\nA,R7.4.1\n", { public: false }).href);
  assert.deepEqual(of(`person,授与日\n${"p01,R7.4.1\n".repeat(400)}`, { public: false }).why, undefined);
  const many = Array.from({ length: 400 }, (_, n) => `p${n},R7.4.1\n`).join("");
  assert.deepEqual(of(`person,授与日\n${many}`), { why: "long" });
  assert.equal(of("氏名,授与日\nA,R7.4.1\n", { newFile: null }), undefined);
});

test("files of every encoding of an office are read, and workbooks are not", async () => {
  const of = (bytes) => textOf(new Blob([new Uint8Array(bytes)]));
  assert.equal(await of([0x8e, 0x81, 0x96, 0xbc]), "氏名");
  assert.equal(await of([0xef, 0xbb, 0xbf, 0xe6, 0xb0, 0x8f]), "氏");
  assert.equal(await of([0x50, 0x4b, 0x03, 0x04]), null);
});
