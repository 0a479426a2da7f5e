#!/bin/sh
# Runs what takes hours and writes what was seen, with the date, into docs/thorough.md; the parts not asked for stay as they were.
# Usage: bench/thorough.sh [kills|races|fuzzing|mutations]...    and less of it: KILLS=100 FUZZ=60 RACES=200 PACKAGES="vault" bench/thorough.sh ...
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
fuzzing() {
  tests FuzzingTest ${FUZZ:+-Dtwolearn.fuzz.seconds=$FUZZ}
  { echo '| fuzzer | inputs tried | edges reached |'; echo '| --- | --- | --- |'
    for one in target/fuzz/*/log; do
      printf '| %s | %s | %s |\n' "$(basename "$(dirname "$one")")" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$one")" "$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$one" | tail -n 1)"
    done; echo; echo "$ended"; } | section "Fuzzing"
}
mutations() {
  ./mvnw -B -ntp -q -Pthorough test-compile >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
  for package in ${PACKAGES:-vault people insights sharing ownwords rules}; do
    [ -d "src/main/java/org/twolearn/$package" ] || continue
    ./mvnw -B -ntp -Pthorough org.pitest:pitest-maven:mutationCoverage "-DtargetClasses=org.twolearn.$package.*" \
      "-DtargetTests=${TESTS:-org.twolearn.$package.*Test}" "-DreportsDirectory=target/pit/$package" >"target/pit-$package.log" 2>&1 || :
    awk -F, -v p="$package" '{ all++; if ($6 == "KILLED" || $6 == "TIMED_OUT") dead++; else alive[++n] = $1 " line " $5 " (" $6 ")" }
      END { if (!all) { print "- " p ": no mutations were made"; exit }
            printf "- %s: %d of %d changes noticed (%d %%)\n", p, dead, all, 100 * dead / all
            for (i = 1; i <= n; i++) print "  - " alive[i] }' "target/pit/$package/mutations.csv" 2>/dev/null || echo "- $package: did not run"
  done | sed 's/ line \([0-9]*\)/ line \1/' | section "Changes to the program that tests notice"
}
for part in ${*:-kills races fuzzing mutations}; do
  case $part in
    kills | races | fuzzing | mutations) "$part" ;;
    *) echo "There is no part $part: kills, races, fuzzing, mutations." >&2; exit 2 ;;
  esac
done
