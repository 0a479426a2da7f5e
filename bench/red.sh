#!/bin/sh
# Takes away one mechanism after the other, shows that the test of the promise it keeps turns red, and writes docs/red.md.
# Usage: bench/red.sh [ID…]   (E1 for all lines of E1, E1.2 for its second; all without an id; half a minute each)
set -eu
cd "$(dirname "$0")/.."
. .mvn/jdk.sh
exec "$JAVA_HOME/bin/java" bench/Red.java "$@"
