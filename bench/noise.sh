#!/bin/sh
# Ten million draws of each scale of the figures' noise, against what is claimed; writes docs/noise.md. Takes about ten minutes.
# The same test runs with two hundred thousand each time the tests do. Usage: bench/noise.sh
set -eu
cd "$(dirname "$0")/.."
./mvnw -o -B -ntp -q test -Djacoco.skip -Dtest=TellingOneTeacherTest -Dsurefire.failIfNoSpecifiedTests=false \
  -DargLine=-Dtwolearn.draws=10000000
cat docs/noise.md
