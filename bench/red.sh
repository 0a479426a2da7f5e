#!/bin/sh
# Takes away one mechanism after the other and shows that the test of the promise it keeps turns red.
# Usage: bench/red.sh [ID…]   (all without an id; about a minute each). Lines: src/test/resources/promises/red.tsv
#   id <tab> test <tab> sql <tab> what the database's owner might run by mistake
#   id <tab> test <tab> edit <tab> file <tab> sed expression that removes the mechanism from the source
set -eu
cd "$(dirname "$0")/.."
list=src/test/resources/promises/red.tsv
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$copy"
green=0; red=0
maven() { (cd "$copy" && ./mvnw ${MAVEN_FLAGS:-} -B -ntp -q -Dspotless.check.skip=true "$@") >"$copy/.out" 2>&1; }
maven test-compile || { echo "BROKEN before anything was taken away"; tail -20 "$copy/.out"; exit 1; }
tab=$(printf '\t')
while IFS="$tab" read -r id test kind what how <&3; do
  case $id in ''|'#'*) continue ;; esac
  [ $# -eq 0 ] || case " $* " in *" $id "*) ;; *) continue ;; esac
  sabotage=
  if [ "$kind" = edit ]; then
    cp "$copy/$what" "$copy/.before"
    sed -i "$how" "$copy/$what"
    if cmp -s "$copy/.before" "$copy/$what"; then echo "GREEN $id: the edit of $what changes nothing"; green=$((green + 1)); continue; fi
  else sabotage=$what; fi
  compiled=surefire:test # nothing was edited, so what is compiled holds
  [ "$kind" != edit ] || compiled=test
  if maven "$compiled" -Dtest="$test" "-Dtwolearn.sabotage=$sabotage"
  then echo "GREEN $id $test does not notice: $what"; green=$((green + 1))
  elif grep -q 'COMPILATION ERROR\|No tests matching\|No tests were executed' "$copy/.out"
  then echo "BROKEN $id $test did not run: $what"; grep ERROR "$copy/.out" | head -3; green=$((green + 1))
  else echo "red   $id $test without: $what $how"; red=$((red + 1)); fi
  [ "$kind" != edit ] || { cp "$copy/.before" "$copy/$what"; maven test-compile; }
done 3<"$list"
echo "$red mechanisms missed when gone, $green not noticed"
[ "$green" -eq 0 ]
