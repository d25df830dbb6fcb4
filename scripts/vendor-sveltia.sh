#!/usr/bin/env bash
# Fetches the editor of /admin/ from npm in the version pinned here, and keeps it compressed in admin/ with its licence.
# With --check nothing is written: what is kept has to be npm's, byte for byte. Needs npm and gzip.
set -euo pipefail
cd "$(dirname "$0")/.."

version=0.221.1
integrity=sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==

package="$(mktemp -d)"
trap 'rm -rf "$package"' EXIT
(cd "$package" && npm pack --silent "@sveltia/cms@$version" >/dev/null && mv ./*.tgz package.tgz)
found="sha512-$(openssl dgst -sha512 -binary "$package/package.tgz" | base64 -w0)"
[ "$found" = "$integrity" ] || { echo "@sveltia/cms $version is not what was pinned: $found" >&2; exit 1; }
tar -xzf "$package/package.tgz" -C "$package"

script=admin/sveltia-cms.js.gz
licence=admin/LICENSE-sveltia-cms.txt
if [ "${1:-}" = --check ]; then
  gzip -dc "$script" | cmp - "$package/package/dist/sveltia-cms.js"
  cmp "$licence" "$package/package/LICENSE.txt"
  grep -q "VERSION: &str = \"$version\"" src/admin/mod.rs || { echo "src/admin/mod.rs names another version than $version" >&2; exit 1; }
else
  gzip -9nc "$package/package/dist/sveltia-cms.js" >"$script"
  cp "$package/package/LICENSE.txt" "$licence"
fi
# What its settings may be, for tests: 330 KB that only they need.
[ -z "${SVELTIA_SCHEMA:-}" ] || cp "$package/package/schema/sveltia-cms.json" "$SVELTIA_SCHEMA"
