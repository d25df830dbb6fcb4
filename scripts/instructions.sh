#!/usr/bin/env bash
# Counts the instructions of the stages of a build under callgrind and compares them with benches/instructions.txt. A count does
# not depend on how busy the machine is, nor on which one it is: on all that have AVX2, valgrind shows a program the same plain
# processor. With --write the table is written anew: do that when a change was meant, and say why in its commit.
# Takes the program that `cargo test` compiled (profile dev), or compiles it. Needs valgrind.
set -euo pipefail
cd "$(dirname "$0")/.."

tolerance=3 # per cent: hash maps with random seeds make 0.1 of it, other versions of the C library the rest
times=10    # as in examples/instructions.rs
table=benches/instructions.txt
stages=(fill prove splice sign page bake put status_list check)

cargo build --quiet --locked --example instructions
program="${CARGO_TARGET_DIR:-target}/debug/examples/instructions"

out="$(mktemp -d)"
trap 'rm -rf "$out"' EXIT
collect=()
for stage in "${stages[@]}"; do collect+=("--toggle-collect=instructions::count_$stage"); done
valgrind --quiet --tool=callgrind --callgrind-out-file="$out/counts" --collect-atstart=no "${collect[@]}" "$program"
callgrind_annotate --auto=no --inclusive=yes --threshold=100 "$out/counts" >"$out/listed"

counted() {
  for stage in "${stages[@]}"; do
    awk -v stage="$stage" -v times="$times" '
      $0 ~ "instructions::count_" stage "( |$)" { gsub(",", "", $1); printf "%-12s %9d\n", stage, $1 / times; found = 1; exit }
      END { if (!found) { print "callgrind saw no stage " stage > "/dev/stderr"; exit 1 } }' "$out/listed"
  done
}
counted >"$out/now"
compiler="$(rustc --version)"

if [ "${1:-}" = --write ]; then
  {
    echo "# Instructions of each stage of a build, once, in the profile dev. Written by scripts/instructions.sh --write"
    echo "# $compiler"
    cat "$out/now"
  } >"$table"
  cat "$table"
  exit
fi
if ! grep -qxF "# $compiler" "$table"; then
  echo "counted with $compiler; the table is of another compiler, so nothing is compared:"
  cat "$out/now"
  exit
fi
awk -v tolerance="$tolerance" '
  /^#/ { next }
  NR == FNR { expected[$1] = $2; next }
  {
    change = expected[$1] ? ($2 / expected[$1] - 1) * 100 : 100
    printf "%-12s %9d, expected %9d: %+.1f %%\n", $1, $2, expected[$1], change
    if (change > tolerance || change < -tolerance) far = 1
  }
  END { if (far) { print "more than " tolerance " % away: mend it, or write the table anew with scripts/instructions.sh --write"; exit 1 } }
' "$table" "$out/now"
