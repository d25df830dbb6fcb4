// One result in full: its state, who issued what to whom and when, every check, and how to check it elsewhere.
import { hostOf } from "../src/index.js";
import { httpsUrl } from "./address.js";
import { day, daysSince, moment } from "./dates.js";
import { claim, h, icon, outside, plain } from "./dom.js";
import { isCopy, isOwn, located } from "./site.js";
import { facts, findingOf, isBareKey, isOfSite, olderCopies, stateOf, titleOf } from "./summary.js";

/** The element that shows a result. Its heading can take the focus. */
export function verdictView(result, { root, words, site }) {
  const { state, tone } = stateOf(result);
  const { verdict } = result;
  const title = titleOf(result, words);
  const sections = verdict
    ? [claims(result, words, site), checks(verdict, words), endorsements(verdict, words), troubles(result, words), again(result, words)]
    : [];
  return h(
    `section.verdict.hero.is-${tone}`,
    {},
    h(
      `div.status.is-${LOOKS[tone]}`,
      {},
      icon(root, ICONS[state] ?? "unknown"),
      h("div", {}, h("h2.state", { tabindex: "-1" }, title), sentences(result, state, words, site).map((text) => h("p", {}, text))),
    ),
    ...sections,
    verdict && h("p.as-of.foot-note", {}, words.say("checked-at", { moment: moment(result.now, words.lang) })),
  );
}

/** The looks of states that pages of awards have. */
const LOOKS = { good: "valid", caution: "expired", bad: "withdrawn" };
const ICONS = { genuine: "valid", expired: "expired", "not-yet-valid": "expired", suspended: "expired", withdrawn: "withdrawn", altered: "withdrawn" };

/** What the state means, in sentences. */
function sentences({ problem, address, verdict, found, now }, state, words, site) {
  if (problem) {
    const savable = address !== undefined && !["not-https", "no-network"].includes(problem);
    return [words.say(`problem-${problem}`), savable && words.say("save-instead")].filter(Boolean);
  }
  const shown = [state === "genuine-key" ? words.say("genuine-key") : words.outcome(verdict.outcome)];
  if (isBareKey(verdict) && state !== "genuine-key") shown.push(words.say("genuine-key"));
  const { from, until } = facts({ verdict }, words, site.dates);
  if (state === "expired") shown.push(words.say("was-valid", { from, until }));
  if (state === "not-yet-valid") shown.push(words.say("begins", { from }));
  if (state === "withdrawn") shown.push(...withdrawal(verdict.withdrawal, words, site));
  shown.push(age(olderCopies(found), now, words, site));
  return shown.filter(Boolean);
}

function withdrawal(known, words, site) {
  const on = day(known?.on, words.lang, site.dates);
  const reason = `reason-${known?.reason}`;
  return [on && words.say("withdrawn-on", { day: on }), words.has(reason) && words.say("reason", { reason: words.say(reason) })];
}

/** How old the documents are that could not be read anew. */
function age(copies, now, words, site) {
  if (copies.length === 0) return "";
  if (copies.includes(null)) return words.say("kept-undated");
  const [oldest] = copies;
  const days = daysSince(oldest, now);
  return words.say(days === 0 ? "kept-today" : "kept", { days, day: day(oldest, words.lang, site.dates) });
}

function claims(result, words, site) {
  const { claims } = result.verdict;
  if (!claims) return null;
  const { issuer, what, who, from, until } = facts(result, words, site.dates);
  const isSites = isConfirmed(result.verdict) && isOfSite(site, claims.issuerId);
  const row = (label, ...value) => h("div", {}, h("dt", {}, words.say(label)), h("dd", {}, ...value));
  return h(
    "div.face",
    {},
    isSites && picture(claims.image, site),
    h(
      "div.words",
      {},
      issuedBy(result.verdict, issuer, words, site),
      h(
        "dl.facts",
        {},
        row("what", claim(what), " ", outside(claims.aboutId, words.say("about"))),
        row("who", who ? claim(who) : words.say("nameless")),
        row("from", from),
        row("until", until || words.say("unlimited")),
      ),
    ),
  );
}

/** The issuer, first by its domain, which nobody else can have. Where that is not confirmed, it is not made much of. */
function issuedBy(verdict, name, words, site) {
  const { issuerId } = verdict.claims;
  const confirmed = isConfirmed(verdict);
  const host = hostOf(issuerId);
  const note = isOfSite(site, issuerId) ? words.say("issuer-own") : words.say("issuer-other", { host: site.host });
  return [
    h("p.label", {}, words.say(confirmed ? "issuer" : "issuer-claimed")),
    h(confirmed && host ? "p.domain" : "p.unsure", {}, host ? plain(host) : words.say("issuer-key")),
    name && h("p.issuer-name", {}, claim(name)),
    h("p.kind-note", {}, h("code", {}, plain(issuerId))),
    confirmed && host && h("p.kind-note", {}, note),
    confirmed && isOfSite(site, issuerId) && isCopy(site) && h("p.kind-note", {}, words.say("elsewhere", { host: new URL(site.root).host })),
  ];
}

const isConfirmed = (verdict) => findingOf(verdict, "issuer")?.finding === "passed";

/** The picture of the achievement, if it is a file of the site. The picture that was handed in proves nothing. */
function picture(address, site) {
  if (typeof address !== "string" || !isOwn(site, address) || site.snapshot) return null;
  const image = h("img", { src: located(site, address), alt: "", width: "512", height: "512" });
  const plate = h("p.plate", {}, image);
  image.addEventListener("error", () => plate.remove());
  return plate;
}

function checks(verdict, words) {
  const item = ({ part, finding, code }) =>
    h(
      `li.is-${finding}`,
      {},
      h("span.part", {}, words.part(part)),
      h("span.finding", {}, words.say(finding)),
      h("span.sentence", {}, words.code(code), " ", h("code", {}, plain(code))),
    );
  return h("div.part-of", {}, h("h3", {}, words.say("checks")), h("ol.checks", {}, verdict.checks.map(item)));
}

function endorsements(verdict, words) {
  if (verdict.endorsements.length === 0) return null;
  const by = ({ claims }) => {
    const host = claims && hostOf(claims.issuerId);
    return host ? words.say("endorsed-by", { host: plain(host) }) : words.say("endorsement");
  };
  const item = (endorsement) => h("li", {}, by(endorsement), ": ", words.outcome(endorsement.outcome));
  return h("ul.part-of", {}, verdict.endorsements.map(item));
}

/** Documents that would have been needed, and why they could not be had. */
function troubles({ verdict, found }, words) {
  const open = ["issuer", "status"].some((part) => findingOf(verdict, part)?.finding === "could-not-check");
  const missed = [...found].filter(([, { problem }]) => problem);
  if (!open || missed.length === 0) return null;
  const item = ([address, { problem }]) => h("li", {}, h("code", {}, plain(address)), " ", words.say(`problem-${problem}`));
  return h("div.part-of", {}, h("h3", {}, words.say("not-had")), h("ul.plain", {}, missed.map(item)));
}

/** The same question to others: a service, the data itself, a command. */
function again({ address, verdict }, words) {
  const credential = httpsUrl(address) ?? httpsUrl(verdict.claims?.id);
  const link = (href, text) => h("li", {}, h("a", { href, rel: "noopener noreferrer" }, text));
  const file = `shirushi verify ${credential ? quoted(credential.href) : "badge.png"}`;
  return h(
    "div.part-of",
    {},
    h("h3", {}, words.say("again")),
    credential &&
      h(
        "ul.actions",
        {},
        link(`https://verifierplus.org/#verify?vc=${encodeURI(credential.href)}`, words.say("second")),
        link(credential.href, words.say("json")),
      ),
    h("p", {}, words.say("command")),
    h("p.command", {}, h("code", {}, file)),
  );
}

/** An address as an argument of a command: nothing in it means anything to a shell. */
function quoted(address) {
  return /^[\w.~:/%#-]+$/.test(address) ? address : `'${address.replaceAll("'", "%27")}'`;
}
