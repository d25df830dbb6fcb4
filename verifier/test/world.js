// A small world to verify in: an issuer, its document and list, and a badge that is genuine there.

import { createPrivateKey, createPublicKey, sign as ed25519 } from "node:crypto";
import { gzipSync } from "node:zlib";
import { verify } from "../src/index.js";
import { utf8 } from "../src/proof/bytes.js";
import { contexts } from "../src/proof/contexts.js";
import { hashing, proofConfiguration, transformation } from "../src/proof/eddsa.js";
import { parse } from "../src/proof/json.js";

const V2 = "https://www.w3.org/ns/credentials/v2";
const OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
export const CITY = "did:web:badges.example.org:i:city";
export const CITY_URL = "https://badges.example.org/i/city/did.json";
export const LIST_URL = "https://badges.example.org/i/city/status/revocation.json";
const NOON = new Date("2026-06-01T12:00:00Z");

const CONTEXTS = contexts();
const CREATED = "2026-01-15T12:00:00Z";

export const encode = (document) => utf8(JSON.stringify(document));

/** A key pair: `{ privateKey, multibase }`. */
export function key(seed) {
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.alloc(32, seed)]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const bytes = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(-32);
  return { privateKey, multibase: base58([0xed, 0x01, ...bytes]) };
}

export const own = key(1);

/** The city's documents, and what else there is. */
export const world = (more = {}) => {
  const documents = { [CITY_URL]: didDocument(CITY, own), [LIST_URL]: sign(list()), ...more };
  return async (url) => (documents[url] ? encode(documents[url]) : null);
};

export const judge = (document, options = {}) =>
  verify(document instanceof Uint8Array ? document : encode(document), { resolve: world(), now: NOON, ...options });

/** The code of the first check that did not pass, or of the last. */
export const decisive = ({ checks }) => (checks.find(({ finding }) => finding !== "passed") ?? checks.at(-1)).code;

export function didDocument(did, { multibase }) {
  const id = `${did}#${multibase}`;
  return {
    id: did,
    verificationMethod: [{ id, type: "Multikey", controller: did, publicKeyMultibase: multibase }],
    assertionMethod: [id],
  };
}

export const badge = () => ({
  "@context": [V2, OB],
  id: "https://badges.example.org/a/1/credential.json",
  type: ["VerifiableCredential", "OpenBadgeCredential"],
  issuer: { id: CITY, type: ["Profile"], name: "Example City" },
  validFrom: CREATED,
  credentialSubject: {
    id: "https://badges.example.org/h/1/",
    type: ["AchievementSubject"],
    achievement: {
      id: "https://badges.example.org/b/rust/achievement.json",
      type: ["Achievement"],
      name: "Rust 101",
      description: "Can write small programs.",
      criteria: { narrative: "Pass the test." },
      image: { id: "https://badges.example.org/b/rust/badge.png", type: "Image" },
    },
  },
  credentialStatus: {
    type: "BitstringStatusListEntry",
    statusPurpose: "revocation",
    statusListIndex: "5",
    statusListCredential: LIST_URL,
  },
});

export const endorsement = (about, number = 1) => ({
  "@context": [V2, OB],
  id: `https://badges.example.org/e/${number}.json`,
  type: ["VerifiableCredential", "EndorsementCredential"],
  issuer: { id: CITY, type: ["Profile"], name: "Example City" },
  validFrom: CREATED,
  credentialSubject: { id: about, type: ["EndorsementSubject"], endorsementComment: "Well made." },
});

export const list = () => ({
  "@context": [V2],
  id: LIST_URL,
  type: ["VerifiableCredential", "BitstringStatusListCredential"],
  issuer: CITY,
  credentialSubject: {
    id: `${LIST_URL}#list`,
    type: "BitstringStatusList",
    statusPurpose: "revocation",
    encodedList: `u${gzipSync(Buffer.alloc(16_384)).toString("base64url")}`,
  },
});

/** A document with a proof of this key under this DID. */
export function sign(document, { did = CITY, by = own } = {}) {
  const verificationMethod = `${did}#${by.multibase}`;
  const unsecured = parse(encode(document));
  const configuration = proofConfiguration({ created: CREATED, verificationMethod }, unsecured, CONTEXTS);
  const hashData = hashing(transformation(unsecured, CONTEXTS), configuration);
  const proof = {
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-rdfc-2022",
    created: CREATED,
    verificationMethod,
    proofPurpose: "assertionMethod",
    proofValue: base58(ed25519(null, hashData, by.privateKey)),
  };
  return { ...document, proof: [proof] };
}

function base58(bytes) {
  const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  let out = "";
  for (let rest = BigInt(`0x${Buffer.from(bytes).toString("hex")}`); rest; rest /= 58n) out = alphabet[rest % 58n] + out;
  return `z${"1".repeat(bytes.findIndex((byte) => byte))}${out}`;
}
