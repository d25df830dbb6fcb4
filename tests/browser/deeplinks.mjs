// node deeplinks.mjs <site folder>
// The Learner Credential Wallet finds in the link of every award page the credential that is published beside it, by its own
// rule: query-string 7 decodes the address once, then JSON.parse(decodeURI(…)). Ends with "N passed, N failed".
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import queryString from "query-string";
import { tally } from "./expect.mjs";
import { htmlFiles } from "./pages.mjs";

const BUDGET = 30 * 1024;
const SIGNS = ["%", "100%", "%E3%81", '"', "'", "\\", "&", "#", "+", "=", "?", "/", ";", " ", "\n", "<", "{", "}", "汐", "髙", "é",
  "\u{1f393}", "\u{20bb7}", "\u2028", "\ufeff", "a", "Z", "7"];

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node deeplinks.mjs <site folder>");
  process.exit(2);
}
const root = resolve(folder);
const { expect, end } = tally();
await checkPages();
checkRule();
end();

async function checkPages() {
  const published = (await readdir(join(root, "a"), { recursive: true })).filter((file) => file.endsWith("credential.json"));
  expect("there are credentials", published.length > 0 ? [] : ["none"]);
  let links = 0;
  for (const path of (await htmlFiles(root)).filter((file) => /^([a-z]{2}\/)?a\//.test(file))) {
    const html = await readFile(join(root, path), "utf8");
    expect(`${path} keeps its budget`, Buffer.byteLength(html) <= BUDGET ? [] : [`${Buffer.byteLength(html)} bytes`]);
    const link = /href="(dccrequest:[^"]*)"/.exec(html)?.[1].replaceAll("&#39;", "'");
    if (!link) continue;
    links += 1;
    const [, id] = /a\/([^/]+)\/index\.html$/.exec(path);
    const credential = JSON.parse(await readFile(join(root, "a", id, "credential.json"), "utf8"));
    expect(`${path} hands over its credential`, sameAs(credential, link, new URL(credential.id).origin));
  }
  expect("pages have such links", links > 0 ? [] : ["none"]);
}

/** That the rule is what makes two encodings needed: on made-up credentials, the same every time. */
function checkRule() {
  let seed = 1;
  const random = (most) => (seed = (seed * 48271) % 2147483647) % most;
  let lost = 0;
  for (let n = 0; n < 500; n += 1) {
    const text = () => Array.from({ length: random(30) }, () => SIGNS[random(SIGNS.length)]).join("");
    const credential = { name: text(), [text()]: [text(), { note: text() }] };
    expect(`made-up credential ${n}`, sameAs(credential, linkTo(credential, encodeURI), "https://a.example"));
    lost += sameAs(credential, linkTo(credential, (json) => json), "https://a.example").length > 0 ? 1 : 0;
  }
  expect("encoded once, credentials are lost", lost > 100 ? [] : [`${lost} of 500`]);
  const plain = linkTo({ name: "100%" }, (json) => json);
  expect('encoded once, "100%" is lost', sameAs({ name: "100%" }, plain, "https://a.example").length > 0 ? [] : ["it is not"]);
}

function linkTo(credential, inner) {
  const request = { credentialRequestOrigin: "https://a.example", verifiablePresentation: presentation(credential) };
  return `dccrequest://request?request=${encodeURIComponent(inner(JSON.stringify(request)))}`;
}

function sameAs(credential, link, origin) {
  try {
    // the browser hands over an address, in which all letters are ASCII
    const request = JSON.parse(decodeURI(queryString.parseUrl(new URL(link).href).query.request));
    const meant = { credentialRequestOrigin: origin, verifiablePresentation: presentation(credential) };
    return isDeepStrictEqual(request, meant) ? [] : [`another one: ${JSON.stringify(request).slice(0, 200)}`];
  } catch (error) {
    return [String(error)];
  }
}

function presentation(credential) {
  return {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    type: ["VerifiablePresentation"],
    verifiableCredential: [credential],
  };
}
