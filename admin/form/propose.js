// The page of a host for a new file, with the list in its address. Whatever stands there is sent, so it holds nobody's name where
// anyone can read the repository.

/** Longer addresses are refused on the way. */
const LONGEST = 6_000;

/** The address, or why there is none: `personal` or `long`. `undefined` where there is no such page at all. */
export function proposal(csv, { fields }, data, name) {
  if (!data.newFile) return undefined;
  const personal = fields.some((field) => field && !data.impersonal.includes(field));
  if (data.public && personal) return { why: "personal" };
  const url = new URL(data.newFile.url);
  url.searchParams.set("filename", `${data.newFile.folder}${name}`);
  url.searchParams.set("value", csv.replace(/^\ufeff/u, "").replaceAll("\r\n", "\n"));
  return url.href.length > LONGEST ? { why: "long" } : { href: url.href };
}
