#!/bin/sh
# How well a browser tells talk from silence and one voice from another: writes docs/listening.md. Takes about twenty minutes.
# Makes lessons from prompts that people recorded (Debian packages, downloaded and unpacked, not installed), of which it is
# known who speaks when, and gives them to the very code of the page, in Chromium.
# Needs apt-get, dpkg, sox, python3 with numpy, and Chromium. Usage: bench/listen.sh [test|tune]
set -eu
cd "$(dirname "$0")/.."
which=${1:-test}
work=${TMPDIR:-/tmp}/twolearn-listen
mkdir -p "$work/packages" "$work/speech"
(cd "$work/packages" && apt-get download -q asterisk-core-sounds-en-wav asterisk-core-sounds-fr-wav asterisk-core-sounds-it-wav \
  asterisk-core-sounds-ru-wav asterisk-prompt-it-menardi-wav asterisk-prompt-es-co asterisk-prompt-fr-armelle pocketsphinx-testdata)
for package in "$work"/packages/*.deb; do dpkg -x "$package" "$work/speech"; done
[ -d "$work/$which" ] || python3 bench/listen/scenes.py "$work/speech" "$work/$which" "$which" 300
./mvnw -o -B -ntp -q test -Djacoco.skip -Dtest=ListeningBench -Dsurefire.failIfNoSpecifiedTests=false \
  "-DargLine=-Dtwolearn.lessons=$work/$which"
[ "$which" = tune ] || cat docs/listening.md
