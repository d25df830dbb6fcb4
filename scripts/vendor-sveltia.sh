#!/usr/bin/env bash
# Fetches the editor of /admin/ and the font of its icons from npm, in the versions pinned here, and keeps them in admin/vendor/ with
# their licences. With --check nothing is written: what is kept has to be npm's, byte for byte. Needs npm, gzip and openssl. With
# SVELTIA_SCHEMA=file the JSON Schema of the editor's settings is written there, for tests.
set -euo pipefail
cd "$(dirname "$0")/.."

editor=0.221.1
editor_integrity=sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==
icons=5.3.7
icons_integrity=sha512-d6kLamaMdad40AYoyJEBgCH63fRLklC7GW7bgb7WWbPh/UzuW483Dlyfmn3vxpiNsHLIMBOcYYkZDtOC9Y3MUA==

check="${1:-}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# fetch name version integrity: the package, unpacked in $work/<last part of its name>
fetch() {
  local into="$work/${1##*/}"
  mkdir "$into"
  (cd "$into" && npm pack --silent "$1@$2" >/dev/null 2>&1 && mv ./*.tgz package.tgz)
  local found
  found="sha512-$(openssl dgst -sha512 -binary "$into/package.tgz" | base64 -w0)"
  [ "$found" = "$3" ] || { echo "$1 $2 is not what was pinned: $found" >&2; exit 1; }
  tar -xzf "$into/package.tgz" -C "$into" --strip-components=1
}

# keep file as: the file in admin/vendor/, compressed where the name says so
keep() {
  local kept="admin/vendor/$2"
  case "$check,$2" in
    --check,*.gz) gzip -dc "$kept" | cmp - "$work/$1" ;;
    --check,*) cmp "$kept" "$work/$1" ;;
    ,*.gz) gzip -9nc "$work/$1" >"$kept" ;;
    *) cp "$work/$1" "$kept" ;;
  esac
}

fetch @sveltia/cms "$editor" "$editor_integrity"
fetch @fontsource-variable/material-symbols-outlined "$icons" "$icons_integrity"
mkdir -p admin/vendor
keep cms/dist/sveltia-cms.js sveltia-cms.js.gz
keep cms/locales/ja.json ja.json.gz
keep cms/LICENSE.txt LICENSE-sveltia-cms.txt
keep material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2 icons.woff2
keep material-symbols-outlined/LICENSE LICENSE-icons.txt
grep -q "VERSION: &str = \"$editor\"" src/admin/editor.rs || { echo "src/admin/editor.rs names another version than $editor" >&2; exit 1; }
[ -z "${SVELTIA_SCHEMA:-}" ] || cp "$work/cms/schema/sveltia-cms.json" "$SVELTIA_SCHEMA"
