#!/usr/bin/env bash
# Other people's verifiers over the sample in public/, over 200 credentials that use every field, and over damaged documents.
# What they say is in docs/interop.md: held to be current, or written anew with --write. Needs the program (SHIRUSHI, or a release build), Node 20 with npm,
# and Python 3.11 or later.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/at-a-desk.sh

shirushi="${SHIRUSHI:-${CARGO_TARGET_DIR:-target}/release/shirushi}"
check=--check
[ "${1:-}" = --write ] && check=
repository="$(mktemp -d)"
trap 'rm -rf "$repository"' EXIT

root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
  root apt-get update -qq
  root apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
fi
(cd tests/interop && npm ci --no-audit --no-fund --silent)
python3 -m venv tests/interop/.venv
tests/interop/.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
  -r tests/interop/requirements.txt

node tests/interop/fields/write.mjs "$repository"
"$shirushi" build --root "$repository" --strict --quiet
for site in public "$repository/public"; do node tests/interop/published.mjs "$site"; done
node tests/interop/report.mjs --shirushi "$shirushi" --sample public --keys keys/demo --fields "$repository/public" $check

if [ -d ../shared/data/schemas ]; then
  for site in public "$repository/public"; do node tests/interop/schemas.mjs "$site" ../shared/data/schemas; done
else
  echo "the OB 3.0 JSON schemas are not here (../shared/data/schemas): not compared"
fi
