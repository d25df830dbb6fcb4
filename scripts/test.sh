#!/usr/bin/env bash
# Passes all tests on a fresh machine (Debian or Ubuntu with Rust, Node 20 and npm). Installs what it needs from the package
# registries, a browser and Python's venv from the distribution too. SHIRUSHI_FULL=1 runs the long forms: 1,000 kills,
# 10,000 mutants.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/at-a-desk.sh

say() { printf '\n== %s\n' "$*"; }

say "tests in Rust"
[ "${SHIRUSHI_FULL:-}" = 1 ] && export SHIRUSHI_KILLS="${SHIRUSHI_KILLS:-1000}" SHIRUSHI_MUTANTS="${SHIRUSHI_MUTANTS:-10000}"
cargo test --release --locked

say "vectors of the verifier, as another implementation makes them"
(cd tests/vectors && npm ci --no-audit --no-fund --silent && node verify/make.mjs --check)

say "the sample organisation"
cargo run --release --locked --quiet -- build
cargo run --release --locked --quiet -- verify public --at 2026-11-01

say "other people's verifiers"
scripts/interop.sh

say "the verifier for browsers"
(cd verifier && npm ci --no-audit --no-fund --silent && npm test --silent && npm run --silent build && git diff --exit-code --stat -- dist)

say "the pages under /admin/"
(cd admin && npm ci --no-audit --no-fund --silent && npm test --silent && npm run --silent build && git diff --exit-code --stat -- dist)
scripts/editor.sh

say "workflows and schemas"
scripts/workflows.sh

say "pages in a browser"
browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
if ! browser >/dev/null; then
  root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
  root apt-get update -qq
  root apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null
fi
(cd tests/browser && npm ci --no-audit --no-fund --silent && export CHROMIUM="$(browser)" && node check.mjs ../../public &&
  node --import ../../verifier/contexts-as-text.mjs verify.mjs ../../public &&
  node admin.mjs "${SHIRUSHI:-../../target/release/shirushi}" ../..)
