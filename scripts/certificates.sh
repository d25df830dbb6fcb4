#!/usr/bin/env bash
# Certificates (PDF) of the sample as other people's programs see them (poppler, zbar): one page of A4, tagged, every font
# embedded, number, name and address on it, a code that leads to the award, and inside it the credential as it is published,
# which our verifier accepts.
set -euo pipefail
cd "$(dirname "$0")/.."
shirushi="${SHIRUSHI:-$(realpath "${CARGO_TARGET_DIR:-target}/debug/shirushi")}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# The sample itself makes none: they would be most of its bytes.
root="$work/root"
site="$root/public"
mkdir "$root"
cp -r content keys "$root"
sed -i 's/^  outputs: \[\(.*\)\]$/  outputs: [\1, pdf]/' "$root/content/site.yaml"
"$shirushi" build --quiet --root "$root"

wrong() { echo "$1: $2"; exit 1; }
# Of all the codes, some are decoded: they differ by the number alone.
every=8
checked=0
while IFS= read -r pdf; do
  award="$(basename "$(dirname "$pdf")")"
  # poppler takes "/Suspects false" for a mistake, which the standard asks for
  info="$(pdfinfo "$pdf" 2>/dev/null)"
  grep -Eq '^Pages: +1$' <<<"$info" || wrong "$pdf" "is not one page"
  grep -Eq '^Page size: +595\.[0-9]+ x 841\.[0-9]+ pts \(A4\)$' <<<"$info" || wrong "$pdf" "is not A4"
  grep -Eq '^Tagged: +yes$' <<<"$info" || wrong "$pdf" "is not tagged"
  claims="$(pdfinfo -meta "$pdf" 2>/dev/null)"
  for claim in "pdfaid:part>3<" "pdfaid:conformance>A<" "pdfuaid:part>1<"; do
    grep -Fq "$claim" <<<"$claims" || wrong "$pdf" "does not claim $claim"
  done
  fonts="$(pdffonts "$pdf" 2>/dev/null | tail -n +3)"
  [ -n "$fonts" ] || wrong "$pdf" "has no font"
  if grep -Evq ' yes +yes +yes +[0-9]+ +[0-9]+$' <<<"$fonts"; then wrong "$pdf" "has a font that is not embedded"; fi
  text="$(pdftotext -raw "$pdf" - 2>/dev/null)"
  name="$(sed -n 's,^<p class="to [^>]*><bdi[^>]*>\(.*\)</bdi>.*,\1,p' "$(dirname "$pdf")/certificate/index.html")"
  for said in "$award" "/a/$award/" "${name:?"$pdf" has no page to print beside it}"; do
    grep -Fq "$said" <<<"$text" || wrong "$pdf" "does not say $said"
  done
  if [ $((checked % every)) = 0 ]; then
    pdftoppm -r 150 -png "$pdf" "$work/sheet" 2>/dev/null
    zbarimg --quiet --raw "$work"/sheet*.png 2>/dev/null | grep -Eq "^https://.*/a/$award/$" || wrong "$pdf" "has a code that leads elsewhere"
  fi
  rm -f "$work"/*.png "$work/credential.json"
  pdfdetach -saveall -o "$work" "$pdf" >/dev/null 2>&1
  cmp "$work/credential.json" "$site/a/$award/credential.json" || wrong "$pdf" "holds another credential"
  checked=$((checked + 1))
done < <(find "$site" -name certificate.pdf | sort)
[ "$checked" -gt 0 ] || wrong "$site" "has no certificate"
# one is enough: all were the same as what is published
"$shirushi" verify --offline --with "$site" --at 2026-11-01 "$work/credential.json" >/dev/null || wrong "$site" "an attached credential does not verify"
echo "$checked certificates, each one sheet of A4 with its credential inside"
