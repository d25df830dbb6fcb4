// Badges of a built site that have come to different ends by a day, and a picture that holds none.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

export async function badgesOf(root, now) {
  // An award that was redacted has a page and no credential.
  const files = await readdir(join(root, "a"), { recursive: true });
  const ids = files.filter((file) => file.endsWith("/credential.json")).map((file) => file.split("/")[0]).sort();
  const all = await Promise.all(ids.map((id) => badge(root, id)));
  const ended = ({ until }) => until !== undefined && new Date(until) < now;
  return {
    genuine: all.find((one) => one.holder && !one.withdrawn && one.until === undefined && one.from.startsWith("2024-06-03")),
    expired: short(all.find((one) => !one.withdrawn && ended(one))),
    withdrawn: all.find((one) => one.withdrawn),
    picture: join(root, new URL(all[0].image).pathname),
  };
}

async function badge(root, id) {
  const text = await readFile(join(root, "a", id, "credential.json"), "utf8");
  const page = await readFile(join(root, "a", id, "index.html"), "utf8");
  const { id: url, validFrom, validUntil, credentialSubject, credentialStatus } = JSON.parse(text);
  return {
    id,
    url,
    text,
    host: new URL(url).host,
    name: credentialSubject.achievement.name,
    holder: credentialSubject.identifier?.[0]?.identityHash,
    image: credentialSubject.achievement.image.id,
    list: credentialStatus.statusListCredential,
    from: validFrom,
    until: validUntil,
    withdrawn: page.includes("is-withdrawn"),
  };
}

function short(badge) {
  return { ...badge, until: badge.until.slice(0, 10) };
}
