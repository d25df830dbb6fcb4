// Decentralized identifiers: `did:web:…` to the URL of its document, `did:key:z6Mk…` to the key itself.
//
// did:web (https://w3c-ccg.github.io/did-method-web/) and did:key (https://w3c-ccg.github.io/did-key-spec/), in the forms that
// issuers of badges have. No other method is known.

import { publicKey } from "./multikey.js";
import { Refused } from "./refused.js";

/** A DID of a known method: `{ method: "key", key }`, or `{ method: "web", host, documentUrl }`. */
export function parseDid(text) {
  if (text.startsWith("did:key:")) return { method: "key", key: publicKey(text.slice(8)) };
  if (!text.startsWith("did:web:")) throw refused("not a did:web or did:key");
  const [authority, ...path] = text.slice(8).split(":");
  const colon = authority.includes("%3A") ? "%3A" : "%3a";
  const [host, ...rest] = authority.split(colon);
  const port = rest.length ? rest.join(colon) : null;
  if (!isHost(host) || !(port === null || isPort(port))) {
    throw refused("the host is not a lower-case name with an optional port");
  }
  if (!path.every(isFolder)) {
    throw refused("a folder name has other characters than letters, digits, `-`, `.` and `_`");
  }
  const root = `https://${host}${port === null ? "" : `:${port}`}`;
  const folder = path.length ? path.join("/") : ".well-known";
  return { method: "web", host, documentUrl: `${root}/${folder}/did.json` };
}

/** The host of an issuer, without the port: what a person knows it by. `null` when it has none. */
export function hostOf(issuer) {
  try {
    return parseDid(issuer).host ?? null;
  } catch {
    return null;
  }
}

const refused = (reason) => new Refused("did", reason);

/** A lower-case name; an address instead of a name ends in digits. */
const isHost = (host) => host.split(".").every(isLabel) && !/(^|\.)\d+$/.test(host);

const isLabel = (label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label);

const isPort = (port) => /^[1-9]\d{0,4}$/.test(port) && port < 65536 && port !== "443";

const isFolder = (name) => /^[A-Za-z0-9._-]+$/.test(name) && /[^.]/.test(name);
