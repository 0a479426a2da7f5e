#!/bin/sh
# How long from the command to the first page, and how much memory then: the first start of all (no database yet)
# and later ones, five of each. The build is not measured. Usage: bench/start.sh [PORT]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd -P)
port=${1:-18090}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
now() { date +%s%3N; }

once() { # kind
  began=$(now)
  "$here/twolearn" --port "$port" --data "$place/data" --keys "$place/keys" >"$place/log" 2>&1 &
  pid=$!
  until [ "$(curl -s -o /dev/null -w '%{http_code}' "http://localhost:$port/" || :)" != 000 ]; do
    kill -0 $pid 2>/dev/null || { cat "$place/log" >&2; exit 1; }
    sleep 0.05
  done
  took=$(($(now) - began))
  rss=$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status")
  kill $pid
  wait $pid || :
  echo "$took $rss" >>"$place/$1"
}
report() { # kind, column, unit
  cut -d' ' -f"$2" "$place/$1" | sort -n | awk -v unit="$3" '{ v[NR] = $1 } END { printf "%d %s (%d to %d)", v[int((NR + 1) / 2)], unit, v[1], v[NR] }'
}

# Builds if need be.
"$here/twolearn" backup "$place/none" --data "$place/nothing" >/dev/null 2>&1 || :
for i in 1 2 3 4 5; do
  rm -rf "$place/data" "$place/keys"
  once first
  once later
done
echo "$(date +%F), $(nproc) cores of $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), load $(cut -d' ' -f1 /proc/loadavg)"
echo "median and range of 5, from the command to the first page:"
echo "first start, makes the database: $(report first 1 ms), Java $(report first 2 MB)"
echo "later start:                     $(report later 1 ms), Java $(report later 2 MB)"
