#!/bin/sh
# Builds the last commit twice, in directories of different names and depths, time zones and languages, and says whether
# the two jars are one. Usage: bench/reproducible.sh [options of Maven, such as -o]
set -eu
cd "$(dirname "$0")/.."
. .mvn/jdk.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build() (
  place=$1 zone=$2 language=$3
  shift 3
  mkdir -p "$place"
  git archive HEAD | tar -x -C "$place"
  cd "$place"
  TZ=$zone LC_ALL=$language ./mvnw -B -ntp -q "$@" -Dmaven.test.skip=true -Djacoco.skip package
  cp target/twolearn-*.jar "$work/${place##*/}.jar"
)
build "$work/here" America/Chicago C "$@"
build "$work/another/place/much deeper" Asia/Tokyo C.UTF-8 "$@"
cd "$work"
sha256sum here.jar "much deeper.jar"
if cmp -s here.jar "much deeper.jar"; then
  cd "$OLDPWD"
  java=$(sed -n 's/^IMPLEMENTOR_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release")
  echo "One and the same: commit $(git rev-parse --short HEAD), built twice on $(date -u +%F) with $java."
else
  mkdir one other
  (cd one && unzip -q ../here.jar)
  (cd other && unzip -q "../much deeper.jar")
  diff -rq one other && echo "The files are the same; their order or their times are not."
  exit 1
fi
