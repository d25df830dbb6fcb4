#!/usr/bin/env bash
# The editor of /admin/: what the program holds of it is what npm has, and its settings are what its makers' own schema allows, on
# every host of repositories and in every language. Needs a release build and Node 20 with npm.
set -euo pipefail
cd "$(dirname "$0")/.."

shirushi="$(realpath "${SHIRUSHI:-${CARGO_TARGET_DIR:-target}/release/shirushi}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
SVELTIA_SCHEMA="$work/schema.json" scripts/vendor-sveltia.sh --check

# site name host: a starter site with the editor
site() {
  "$shirushi" init "$work/$1" --template "$1" --quiet >/dev/null
  sed -i "s#^  languages: .*#  languages: [$3]\n  admin: {editor: true, repository: $2}#" "$work/$1/content/site.yaml"
  "$shirushi" build --root "$work/$1" --quiet >/dev/null
}
site municipality https://github.com/mihon/badges "ja, en"
site university https://gitlab.com/mihon/office/badges "en, ja"
site company https://codeberg.org/mihon/badges ja
site community "https://git.mihon.example/a/badges, service: github" en
(cd tests/interop && npm ci --no-audit --no-fund --silent)
node tests/interop/editor.mjs "$work/schema.json" "$work"/*/public/admin/config.yml
