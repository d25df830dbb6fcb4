// What was found, as the page docs/interop.md: the same findings, the same bytes.
import { THEIRS } from './verifiers.mjs';

const WORDS = { valid: 'valid', expired: 'expired', early: 'not yet valid', revoked: 'withdrawn', refused: 'refused' };

export function page({ at, sites, damaged, fields }) {
  const differing = damaged.filter(({ differ }) => Object.keys(differ).length);
  return `# Interoperability

Written by \`scripts/interop.sh --write\`; a test holds it to be current. Other people’s verifiers judge what Shirushi publishes,
and \`shirushi verify\` judges what they judge. Nothing is fetched: addresses of a site are read from its folder, contexts are those
in \`src/proof/contexts\` or inside the verifier, every other address is refused. The moment is ${at}.

| verifier | made of |
|---|---|
${Object.values(THEIRS).map(({ title, packages }) => `| ${title} | ${list(packages)} |`).join('\n')}

## What we publish

Every credential and every picture with one baked in. *Every field* is a made-up organisation whose 200 awards use each key of
[the format](format/README.md), with names and texts that careless software breaks.

| site | verifier | reads | valid | expired | withdrawn | refused |
|---|---|---|---:|---:|---:|---:|
${sites.flatMap(({ title, counts }) => counts.map((count) => figures(title, count))).join('\n')}

openbadgeslib looks at the period before the status, so it calls *expired* what is both expired and withdrawn. It can verify a
status list only if that is a JWT, which ours is not, and was told not to. verifier-core was asked without a registry of known
issuers and without the JSON schema that it fetches; \`tests/interop/schemas.mjs\` holds every credential against that.

An issuer that suspends gives its credentials two statuses, revocation first. All three verifiers read both kinds of credential and tell
what is withdrawn. Digital Bazaar and openbadgeslib tell what is suspended, too; verifier-core does not look at the second status. The
JSON schemas of Open Badges 3.0 know one status alone, although VC Data Model 2.0 allows several: a validator that goes by them finds
fault with the credentials of such an issuer ([1EdTech/openbadges-specification#623](https://github.com/1EdTech/openbadges-specification/issues/623)
asks for several in 3.1).

## Damaged documents

${damaged.length} documents made from one credential of the sample: some changed without the key, some signed by the issuer and wrong
all the same, some right though they look odd. *Same* is what Shirushi says.

| document | Shirushi | ${Object.values(THEIRS).map(({ title }) => title).join(' | ')} |
|---|---|${'---|'.repeat(Object.keys(THEIRS).length)}
${damaged.map(line).join('\n')}

### Why we differ

${differing.map(({ what, because }) => `* **${what}**: ${because}`).join('\n')}

## What the format cannot say

Terms of the Open Badges 3.0.3 context (and, for the credential, of the W3C’s) that the 200 credentials use, and those that no key
of the format leads to. An achievement’s \`endorsed_by\` is shown on its page; signed endorsements are not embedded.

| class | used | not used |
|---|---|---|
${fields.map(({ name, used, unused }) => `| ${name} | ${list(used)} | ${list(unused)} |`).join('\n')}
`;
}

function figures(site, { title, reads, valid, expired, revoked, refused }) {
  return `| ${[site, title, list([reads]), valid, expired, revoked, refused].join(' | ')} |`;
}

function line({ what, found: { ours, ...theirs } }) {
  const own = ours.reason && ours.outcome === 'refused' ? `refused: \`${ours.reason}\`` : WORDS[ours.outcome];
  const outcomes = Object.keys(THEIRS).map((name) => theirs[name].outcome);
  const others = outcomes.map((outcome) => (outcome === ours.outcome ? 'same' : `**${WORDS[outcome]}**`));
  return `| ${[what, own, ...others].join(' | ')} |`;
}

function list(terms) {
  return terms.map((term) => `\`${term}\``).join(', ') || '–';
}
