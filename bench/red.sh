#!/bin/sh
# Takes away one mechanism after the other, shows that the test of the promise it keeps turns red, and writes docs/red.md.
# Usage: bench/red.sh [ID…]   (E1 for all lines of E1, E1.2 for its second; all without an id, which takes some minutes)
#   id <tab> test <tab> sql <tab> what the database's owner might run by mistake
#   id <tab> test <tab> edit <tab> file <tab> sed expression that removes the mechanism from the source
set -eu
cd "$(dirname "$0")/.."
. .mvn/jdk.sh
exec "$JAVA_HOME/bin/java" bench/Red.java "$@"
