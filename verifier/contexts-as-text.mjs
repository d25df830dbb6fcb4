// Makes the program's JSON-LD contexts importable as texts, without white space: in Node by `--import`, in a bundle as a plugin
// of esbuild.
import { readFile } from "node:fs/promises";
import { register } from "node:module";
import { isMainThread } from "node:worker_threads";

const CONTEXT = /\/src\/proof\/contexts\/[^/]+\.json(?:ld)?$/;

const textOf = async (path) => JSON.stringify(JSON.parse(await readFile(path, "utf8")));

export const plugin = {
  name: "contexts-as-text",
  setup: ({ onLoad }) =>
    onLoad({ filter: CONTEXT }, async ({ path }) => ({ contents: await textOf(path), loader: "text" })),
};

/** The hook of Node. */
export async function load(url, context, next) {
  if (!CONTEXT.test(url)) return next(url, context);
  const source = `export default ${JSON.stringify(await textOf(new URL(url)))};`;
  return { format: "module", source, shortCircuit: true };
}

if (isMainThread) register(import.meta.url);
