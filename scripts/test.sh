#!/usr/bin/env bash
# Passes all tests on a fresh machine (Debian or Ubuntu with Rust, Node 20 and npm). Installs what it needs from the package
# registries. SHIRUSHI_FULL=1 runs the long forms too: 1,000 kills, more generated cases.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$*"; }

# A browser for the pages. Only where there is none, and only as root can it be installed.
browser() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }
if [ -z "$(browser)" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  say "installing chromium"
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null
fi

say "tests in Rust"
[ "${SHIRUSHI_FULL:-}" = 1 ] && export SHIRUSHI_KILLS="${SHIRUSHI_KILLS:-1000}"
cargo test --locked

say "the sample organisation"
cargo run --release --locked --quiet -- build
cargo run --release --locked --quiet -- verify public --at 2026-11-01

say "other people's verifiers"
(cd tests/interop && npm ci --no-audit --no-fund --silent && node verify-site.mjs ../../public --at 2026-11-01)
if [ -d ../shared/data/schemas ]; then
  (cd tests/interop && node schemas.mjs ../../public ../../../shared/data/schemas)
else
  echo "the OB 3.0 JSON schemas are not here (../shared/data/schemas): not compared"
fi

say "pages in a browser"
if [ -z "$(browser)" ]; then
  echo "no Chromium here: install one, or run this as root" >&2
  exit 1
fi
(cd tests/browser && npm ci --no-audit --no-fund --silent && CHROMIUM="$(browser)" node check.mjs ../../public)
