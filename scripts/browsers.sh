#!/usr/bin/env bash
# Looks at the sample, at a preview of it and at a site of other people through a browser. SHIRUSHI names the program, CHROMIUM
# the browser; the sample stands in public. In two rows, because much of it is waiting.
set -euo pipefail
cd "$(dirname "$0")/../tests/browser"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

every_page() {
  node check.mjs ../../public
  node snapshots.mjs ../../public
}

what_pages_do() {
  node tokens.mjs
  node sheets.mjs ../../public
  node award.mjs ../../public
  node background.mjs ../../public
  node codes.mjs "$SHIRUSHI" ../.. ../../public
  node deeplinks.mjs ../../public
  node search.mjs ../../public
  node --import ../../verifier/contexts-as-text.mjs verify.mjs ../../public
  node admin.mjs "$SHIRUSHI" ../..
  node preview.mjs "$SHIRUSHI" ../..
  "$SHIRUSHI" build --quiet --root ../.. --preview --output-dir "$work/preview" 2>/dev/null
  node check.mjs --brief "$work/preview"
}

paper() {
  node paper.mjs ../../public
  node certificate.mjs ../../public
  "$SHIRUSHI" slips --quiet --root ../.. --from 2024-01-01 -o "$work/slips.html" 2>/dev/null
  node slips.mjs "$work/slips.html"
  node hardslips.mjs ../.. "$work/hard"
  "$SHIRUSHI" slips --quiet --root "$work/hard" --from 2024-01-01 -o "$work/hard.html" 2>/dev/null
  node slips.mjs "$work/hard.html"
}

other_people() {
  node foreign/write.mjs "$work/foreign" 24
  "$SHIRUSHI" build --quiet --root "$work/foreign" 2>/dev/null
  node check.mjs --brief "$work/foreign/public"
  node certificate.mjs "$work/foreign/public"
}

npm ci --no-audit --no-fund --silent
(every_page; other_people) &
rows=($!)
(what_pages_do; paper) >"$work/said" 2>&1 &
rows+=($!)
ended=0
for row in "${rows[@]}"; do wait "$row" || ended=1; done
cat "$work/said"
exit "$ended"
