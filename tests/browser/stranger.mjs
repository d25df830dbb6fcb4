// A badge that a stranger signs with a key of no site: genuine in every sense but that nobody vouches for it.
import { generateKeyPairSync, sign } from "node:crypto";
import { contexts } from "../../verifier/src/proof/contexts.js";
import { hashing, proofConfiguration, transformation } from "../../verifier/src/proof/eddsa.js";
import { parse } from "../../verifier/src/proof/json.js";

/** A badge as text, with this name for the badge and its issuer. */
export function strangersBadge(name) {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const key = `z${base58(Buffer.from([0xed, 0x01, ...raw]))}`;
  const did = `did:key:${key}`;
  const badge = {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
    id: "https://stranger.example/badge",
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    issuer: { id: did, type: ["Profile"], name },
    name,
    validFrom: "2026-01-01T00:00:00Z",
    credentialSubject: {
      id: "https://stranger.example/someone",
      type: ["AchievementSubject"],
      achievement: {
        id: "https://stranger.example/achievement",
        type: ["Achievement"],
        name,
        description: name,
        criteria: { narrative: name },
      },
    },
  };
  const proof = { type: "DataIntegrityProof", cryptosuite: "eddsa-rdfc-2022", created: "2026-01-01T00:00:00Z" };
  const method = { verificationMethod: `${did}#${key}`, proofPurpose: "assertionMethod" };
  const unsigned = parse(Buffer.from(JSON.stringify(badge)));
  const known = contexts();
  const data = hashing(transformation(unsigned, known), proofConfiguration({ ...proof, ...method }, unsigned, known));
  const proofValue = `z${base58(sign(null, data, privateKey))}`;
  return JSON.stringify({ ...badge, proof: { ...proof, ...method, proofValue } });
}

function base58(bytes) {
  const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  let text = "";
  for (let rest = BigInt(`0x${bytes.toString("hex")}`); rest > 0n; rest /= 58n) text = alphabet[Number(rest % 58n)] + text;
  return "1".repeat(bytes.findIndex((byte) => byte > 0)) + text;
}
