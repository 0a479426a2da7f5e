#!/bin/sh
# Builds the last commit twice, in two directories of different names and depths, and says whether the two jars are one.
# Usage: bench/reproducible.sh [maven options, such as -o]
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for place in "$work/a" "$work/another one/much/deeper"; do
  mkdir -p "$place"
  git archive HEAD | tar -x -C "$place"
  (cd "$place" && TZ="Asia/Tokyo" LC_ALL=C ./mvnw -B -ntp -q "$@" -Dmaven.test.skip=true -Djacoco.skip package)
  cp "$place"/target/twolearn-*.jar "$work/$(basename "$place").jar"
done
sha256sum "$work"/a.jar "$work"/deeper.jar | sed "s|$work/||"
if cmp -s "$work/a.jar" "$work/deeper.jar"; then
  echo "One and the same: $(git rev-parse --short HEAD), built twice on $(date -u +%F), $(sed -n 's/^IMPLEMENTOR_VERSION="\(.*\)"/\1/p' "${JAVA_HOME:-$(. .mvn/jdk.sh && echo "$JAVA_HOME")}/release")"
else
  for jar in a deeper; do
    mkdir "$work/$jar.files" && (cd "$work/$jar.files" && unzip -q "$work/$jar.jar")
  done
  echo "Different:"
  diff -rq "$work/a.files" "$work/deeper.files" || echo "the files are the same; their order or times are not"
  exit 1
fi
