#!/bin/sh
# What the hints find in sentences that no rule was made from, and what a sentence costs in Chromium's worker. Usage:
# bench/hints.sh [all]: with "all" it also lists what was missed and what was found for nothing. bench/measure.sh calls it.
set -eu
cd "$(dirname "$0")/.."
. .mvn/jdk.sh
"$JAVA_HOME/bin/java" bench/Hints.java "${CHROMIUM:-/usr/bin/chromium}" "$@"
