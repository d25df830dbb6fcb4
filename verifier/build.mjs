// npm run build: everything in one file, dist/verify.js, the same bytes every time.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { plugin } from "./contexts-as-text.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const page = "page/main.js";

await build({
  absWorkingDir: here,
  entryPoints: [existsSync(`${here}${page}`) ? page : "src/index.js"],
  outfile: "dist/verify.js",
  bundle: true,
  format: "esm",
  target: "es2023",
  charset: "utf8",
  minify: true,
  legalComments: "eof",
  sourcemap: "external",
  plugins: [plugin],
  logLevel: "warning",
});
