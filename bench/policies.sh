#!/bin/sh
# Weakens every policy that the migrations make, one part after the other, until a test fails, and writes docs/policies.md: which
# part no test would miss. The parts are taken from the migrated database itself, not from a list. Takes about half an hour.
# With STORIES=0 only the tests that try every row are asked, which takes some ten minutes.
# Usage: [STORIES=0] bench/policies.sh [PATTERN]   (of table.policy, such as 'note\..*'; then nothing is written)
set -eu
cd "$(dirname "$0")/.."
. .mvn/jdk.sh
exec "$JAVA_HOME/bin/java" bench/Policies.java "$@"
