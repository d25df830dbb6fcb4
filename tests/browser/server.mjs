// A static host on the loopback: folders answer with their index.html, unknown addresses with 404.html, and every rule of
// _headers holds where it says. `change` may alter a file on its way out.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { join, normalize } from "node:path";

const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
  png: "image/png",
  xml: "application/xml",
  yml: "text/yaml; charset=utf-8",
  woff2: "font/woff2",
  txt: "text/plain; charset=utf-8",
};

export async function serve(root, change = (bytes) => bytes) {
  const rules = await rulesOf(root);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const found = await find(root, decodeURIComponent(pathname));
    const file = found ?? join(root, "404.html");
    const type = TYPES[file.split(".").pop()] ?? "application/octet-stream";
    response.writeHead(found ? 200 : 404, { ...headersOf(rules, pathname), "Content-Type": type });
    response.end(change(await readFile(file).catch(() => Buffer.alloc(0)), type));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

async function find(root, pathname) {
  const path = normalize(pathname);
  if (path.startsWith("..")) return undefined;
  const file = join(root, path.endsWith("/") ? join(path, "index.html") : path);
  const is = await stat(file).catch(() => undefined);
  return is?.isFile() ? file : undefined;
}

async function rulesOf(root) {
  const text = await readFile(join(root, "_headers"), "utf8").catch(() => "");
  return text.split(/^(?=\S)/m).map((part) => {
    const [place, ...lines] = part.split("\n").map((line) => line.trim()).filter(Boolean);
    return { place, headers: lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]) };
  });
}

function headersOf(rules, pathname) {
  const holds = ({ place }) => place === pathname || (place?.endsWith("*") && pathname.startsWith(place.slice(0, -1)));
  return Object.fromEntries(rules.filter(holds).flatMap(({ headers }) => headers));
}
