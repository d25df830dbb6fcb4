#!/usr/bin/env bash
# Passes all tests on a fresh machine (Debian or Ubuntu with Rust, Node 20 and npm). Installs what it needs from the package
# registries; a browser, Java, poppler, zbar, OpenSSH, git and Python's venv from the distribution. SHIRUSHI_FULL=1 runs the long forms: 1,000 kills,
# 10,000 mutants, 10,000 random awards.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/at-a-desk.sh

root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
missing=()
command -v git >/dev/null || missing+=(git)
command -v ssh-agent >/dev/null || missing+=(openssh-client)
browser >/dev/null || missing+=(chromium fonts-noto-cjk)
command -v zbarimg >/dev/null || missing+=(zbar-tools)
command -v pdfinfo >/dev/null || missing+=(poppler-utils)
command -v valgrind >/dev/null || missing+=(valgrind)
command -v strace >/dev/null || missing+=(strace)
command -v java >/dev/null || missing+=(default-jre-headless)
if [ "${#missing[@]}" -gt 0 ]; then
  root apt-get update -qq
  root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

say() { printf '\n== %s\n' "$*"; }

say "tests in Rust"
[ "${SHIRUSHI_FULL:-}" = 1 ] && export SHIRUSHI_KILLS="${SHIRUSHI_KILLS:-1000}" SHIRUSHI_MUTANTS="${SHIRUSHI_MUTANTS:-10000}" SHIRUSHI_AWARDS="${SHIRUSHI_AWARDS:-10000}"
cargo test --locked

say "instructions of the stages of a build"
scripts/instructions.sh

say "vectors of the verifier, as another implementation makes them"
(cd tests/vectors && npm ci --no-audit --no-fund --silent && node verify/make.mjs --check)

say "the sample organisation"
# The program as the tests made it; compiled for release it takes longer to make than all that is done with it here.
SHIRUSHI="$(realpath "${CARGO_TARGET_DIR:-target}/debug/shirushi")"
export SHIRUSHI
# All that is filled into compiled forms is made in the general way, too.
SHIRUSHI_COMPARE=1 "$SHIRUSHI" build
"$SHIRUSHI" verify public --at 2026-11-01

say "certificates as other programs read them"
scripts/certificates.sh

say "other people's verifiers"
scripts/interop.sh

say "benchmarks, that they still run, and that others give the same signatures"
cargo run --quiet --locked --example bench -- --quick

say "the verifier for browsers"
(cd verifier && npm ci --no-audit --no-fund --silent && npm test --silent && npm run --silent build && git diff --exit-code --stat -- dist)

say "the pages under /admin/"
(cd admin && npm ci --no-audit --no-fund --silent && npm test --silent && npm run --silent build && git diff --exit-code --stat -- dist)
scripts/editor.sh

say "workflows and schemas"
scripts/workflows.sh

say "pages in a browser"
CHROMIUM="$(browser)" scripts/browsers.sh
