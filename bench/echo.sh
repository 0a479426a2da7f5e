#!/bin/sh
# How long from a finger on a seat to its stroke on the screen, in a visit that holds 300 taps, with a processor slowed down six
# times (Chromium's own way of doing that, on top of what this machine is). Prints median and range; bench/measure.sh calls it.
set -eu
cd "$(dirname "$0")/.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
./mvnw -B -ntp -q test -Djacoco.skip -Dtest=EchoBench -Dsurefire.failIfNoSpecifiedTests=false >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
sed -n 's/^echo /- /p' "$log"
