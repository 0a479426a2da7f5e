#!/bin/sh
# Runs what takes hours and writes what was seen, with the date, into docs/thorough.md; the parts not asked for stay as they were.
# Usage: bench/thorough.sh [kills|races|schedules|fuzzing|mutations]...    and less of it: KILLS=100 FUZZ=60 RACES=200 PACKAGES="vault" bench/thorough.sh ...
set -eu
cd "$(dirname "$0")/.."
. .mvn/jdk.sh
out=docs/thorough.md
[ -f "$out" ] || printf '# What ran for long\n\nWritten by `bench/thorough.sh`: the same tests as in every build, for longer. Each part says when it ran and what it saw.\n' >"$out"
log=target/thorough.log
mkdir -p target

tests() { # the test class, then settings
  class=$1; shift
  ./mvnw -B -ntp -Pthorough -Djacoco.skip test -Dtest="$class" -Dsurefire.failIfNoSpecifiedTests=false "$@" >"$log" 2>&1 &&
    ended="passed" || ended="FAILED: $(grep -E 'ERROR.*(Test|Fuzz)' "$log" | head -n 3 | tr '\n' ' ')"
}
section() { # its name; the lines come from standard input
  awk -v name="## $1" '/^## / { skip = ($0 == name) } !skip' "$out" >"$out.new"
  { cat "$out.new"; printf '\n## %s\n%s, %s, commit %s\n\n' "$1" "$(date -u '+%F %H:%M UTC')" "$(nproc) processors" "$(git describe --always --dirty)"; cat; } |
    cat -s >"$out.next"
  mv "$out.next" "$out"
  rm -f "$out.new"
}
kills() {
  ./twolearn backup /dev/null --data /nonexistent >/dev/null 2>&1 || : # builds, and prepares quick starts
  tests 'KillingTest,FullDiskTest,JumpingClockTest' -Dtwolearn.app=target/app ${KILLS:+-Dtwolearn.kills=$KILLS}
  { grep -E '^[0-9]+ kills' "$log" || echo "no kills were counted"; echo; echo "$ended"; } | section "Kills, full disks, clocks"
}
races() {
  tests 'RacesTest,OneEffectTest' ${RACES:+-Dtwolearn.races=$RACES}
  { grep -E '^[0-9]+ races' "$log" || echo "no races were counted"; echo; echo "$ended"; } | section "Races, and every form sixteen times"
}
schedules() {
  tests TwoDevicesTest ${SCHEDULES:+-Dtwolearn.schedules=$SCHEDULES}
  { grep -E '^[0-9]+ schedules' "$log" || echo "no schedules were counted"; echo; echo "$ended"; } | section "Two devices, taps, cuts and syncs"
}
fuzzing() {
  tests FuzzingTest ${FUZZ:+-Dtwolearn.fuzz.seconds=$FUZZ}
  { echo '| fuzzer | inputs tried | edges reached |'; echo '| --- | --- | --- |'
    for one in target/fuzz/*/log; do
      printf '| %s | %s | %s |\n' "$(basename "$(dirname "$one")")" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$one")" "$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$one" | tail -n 1)"
    done; echo; echo "$ended"; } | section "Fuzzing"
}
mutate() { # the package, its classes, the tests that may notice
  set -f # a star is one of Java's
  run=target/pit/$1/$(date -u '+%m%d-%H%M%S')
  mkdir -p "$run"
  git describe --always --dirty >"$run/commit"
  all() { for one in $(echo "$2" | tr ',' ' '); do printf 'org.twolearn.%s.%s,' "$1" "$one"; done | sed 's/,$//'; }
  classes=$(for one in $(echo "$2" | tr ',' ' '); do printf '%s,%s$*,' "$one" "$one"; done | sed 's/,$//')
  ./mvnw -B -ntp -Pthorough org.pitest:pitest-maven:mutationCoverage "-DtargetClasses=$(all "$1" "$classes")" \
    "-DtargetTests=$(all "$1" "$3")" "-DreportsDirectory=$run" >"$run/log" 2>&1 || :
  set +f
}
figures() { # of a package: each class as it was last tried
  for run in target/pit/"$1"/*/mutations.csv; do [ -f "$run" ] && echo "$run"; done | sort >target/pit/runs
  [ -s target/pit/runs ] || { echo "- $1: did not run"; return; }
  commits=$(while read -r run; do cat "${run%/*}/commit"; done <target/pit/runs | awk '!seen[$0]++' | tr '\n' ' ')
  xargs awk -F, -v p="$1" -v commits="$commits" '
    { if (last[$1] != FILENAME) { n[$1] = 0; last[$1] = FILENAME } row[$1, ++n[$1]] = $0 }
    END { for (c in n) for (i = 1; i <= n[c]; i++) { split(row[c, i], a, ","); all++; seen[a[6]]++
            if (a[6] != "KILLED" && a[6] != "TIMED_OUT") { sub(/.*\./, "", a[3]); sub(/Mutator$/, "", a[3])
              print "  - " c " line " a[5] ", " a[4] ": " a[3] " (" (a[6] == "SURVIVED" ? "not noticed" : a[6] == "NO_COVERAGE" ? "not reached" : a[6]) ")" | "sort -k2,2 -k4,4n" } }
          close("sort -k2,2 -k4,4n")
          printf "- %s: %d of %d changes noticed (%.1f %%), of these %d by running on and on; at %s\n", p, seen["KILLED"] + seen["TIMED_OUT"], all,
            100 * (seen["KILLED"] + seen["TIMED_OUT"]) / all, seen["TIMED_OUT"], commits }' <target/pit/runs | awk '/^- /{ print; next } { rest = rest $0 "\n" } END { printf "%s", rest }'
}
# Tests without a database first: what they notice costs nothing. Then all tests, on the classes of which something was not noticed.
# CLASSES=Keys,HeldKeys TESTS=... PACKAGES=vault bench/thorough.sh mutations    tries these again and leaves the figures of the others.
mutations() {
  ./mvnw -B -ntp -q -Pthorough test-compile >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
  { echo "Of each class every change of a return, a condition, a sum and a call that is left out (pitest, its usual ones); what is drawn from templates is left out."
    echo "What a test in a process of its own notices does not count."; echo
    for package in ${PACKAGES:-vault people insights sharing ownwords rules}; do
      [ -d "src/main/java/org/twolearn/$package" ] || continue
      if [ -z "${CLASSES:-}" ]; then
        rm -rf "target/pit/$package"
        quick=$(grep -L '@Story' "src/test/java/org/twolearn/$package"/*Test.java | xargs -rn 1 basename -s .java | paste -sd, -)
        if [ -n "$quick" ]; then mutate "$package" '*' "$quick"; alive=$(figures "$package" | sed -n 's/^  - \([A-Za-z]*\)\.java .*/\1/p' | sort -u | paste -sd, -); else alive='*'; fi
        sleep 1
        [ -z "$alive" ] || mutate "$package" "$alive" '*Test'
      else mutate "$package" "$CLASSES" "${TESTS:-*Test}"; fi
      figures "$package"
    done; } | section "Changes to the program that tests notice"
}
for part in ${*:-kills races schedules fuzzing mutations}; do
  case $part in
    kills | races | schedules | fuzzing | mutations) "$part" ;;
    *) echo "There is no part $part: kills, races, schedules, fuzzing, mutations." >&2; exit 2 ;;
  esac
done
