#!/usr/bin/env bash
# What `shirushi init` writes for services and editors, and the workflow of docs/scale/, looked at by others: zizmor finds nothing in
# any workflow, and the content of every starter site is valid by the JSON Schemas. Needs a release build, Node 20 with npm, and Python 3.11 or later.
set -euo pipefail
cd "$(dirname "$0")/.."

shirushi="$(realpath "${SHIRUSHI:-${CARGO_TARGET_DIR:-target}/release/shirushi}")"
sites="$(mktemp -d)"
trap 'rm -rf "$sites"' EXIT

python3 -m venv tests/workflows/.venv
tests/workflows/.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
  -r tests/workflows/requirements.txt

for service in github gitlab netlify cloudflare gitea; do
  "$shirushi" init "$sites/$service" --ci "$service" --quiet >/dev/null
done
# zizmor knows a workflow by where it stands.
mkdir -p "$sites/scale/.github/workflows"
cp docs/scale/github-matrix.yml "$sites/scale/.github/workflows/publish.yml"
mapfile -t workflows < <(find "$sites" -path '*/workflows/*.yml' -o -name dependabot.yml | sort)
[ "${#workflows[@]}" = 12 ] || { echo "${#workflows[@]} files for zizmor, not 12"; exit 1; }
tests/workflows/.venv/bin/zizmor --offline --persona=pedantic --no-progress "${workflows[@]}"

for kind in municipality university company community; do
  "$shirushi" init "$sites/$kind" --template "$kind" --quiet >/dev/null
done
(cd tests/interop && npm ci --no-audit --no-fund --silent)
node tests/interop/content.mjs schemas . docs/format/README.md "$sites"/{municipality,university,company,community}
