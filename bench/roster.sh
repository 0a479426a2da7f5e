#!/bin/sh
# Imports made-up packages of 10,000 and 100,000 staff (five students to each) and prints seconds and heap.
cd "$(dirname "$0")/.." || exit 1
exec ./mvnw -B -ntp -q test -Dtest=BenchRoster -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip "$@"
