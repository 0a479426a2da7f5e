#!/bin/sh
# Writes docs/measurements.md: starting, memory, and what Home, the partnership page and saving a note cost, beside the
# bare statements by pgbench in the same run. Takes about five minutes. Usage: bench/measure.sh [PORT [SECONDS]]
set -eu
cd "$(dirname "$0")/.."
port=${1:-18091}
seconds=${2:-15} # each page, each number of windows
. .mvn/jdk.sh
place=$(mktemp -d)
pid=
stop() { [ -z "$pid" ] || { kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null || :; }; pid=; }
trap 'stop; rm -rf "$place"' EXIT
rss() { # MB of the program, and of its PostgreSQL (proportional shares, so that shared pages count once)
  java_mb=$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status")
  postmaster=$(head -n 1 "$place/data/database/postmaster.pid")
  pg_mb=$(for p in $postmaster $(pgrep -P "$postmaster"); do awk '/^Pss:/ { s += $2 } END { print s + 0 }' "/proc/$p/smaps_rollup" 2>/dev/null; done |
    awk '{ s += $1 } END { print int(s / 1024) }')
  echo "$java_mb MB program, $pg_mb MB PostgreSQL"
}
starts=$(bench/start.sh "$port" | tail -n 2)
TWOLEARN_REQUESTS_AT_ONCE=1000000000 ./twolearn --demo --port "$port" --data "$place/data" --keys "$place/keys" >"$place/log" 2>&1 &
pid=$!
until grep -q 'is ready' "$place/log"; do kill -0 "$pid" || { cat "$place/log" >&2; exit 1; }; sleep 0.2; done
sleep 5
idle=$(rss)
one=$("$JAVA_HOME/bin/java" bench/Load.java "http://localhost:$port" "$pid" "$seconds" 1)
eight=$("$JAVA_HOME/bin/java" bench/Load.java "http://localhost:$port" "$pid" "$seconds" 8)
loaded=$(rss)
bare="pgbench is not installed (Debian: postgresql-contrib)"
if command -v pgbench >/dev/null; then
  server=$(sed -n 4p "$place/data/database/postmaster.pid")
  export PGPASSWORD; PGPASSWORD=$(cat "$place/data/database.password")
  cat >"$place/bare.sql" <<'SQL'
begin;
select set_config('twolearn.person', p.person_id::text, true) || set_config('twolearn.device', d.device_id::text, true)
  from person p join device d using (person_id) where p.email = 'ana.ruiz@lakeshore.example' limit 1;
select * from partnership p where p.partnership_id = any (mine());
select * from goal where partnership_id = any (mine());
select * from visit_record where partnership_id = any (mine());
select * from idea where partnership_id = any (mine());
select * from learned where partnership_id = any (mine());
commit;
SQL
  bare=$(pgbench -h 127.0.0.1 -p "$server" -U postgres -n -f "$place/bare.sql" -T 10 -c 8 -M prepared twolearn 2>/dev/null |
    grep -E 'tps|latency average' | tr '\n' ';')
fi
stop
hints=$(bench/hints.sh)
echo=$(bench/echo.sh)
cat >docs/measurements.md <<E2
# Measurements

Written by \`bench/measure.sh\`; anyone can run it again. $(date +%F), $(nproc) cores of $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1),
load when it ended $(cut -d' ' -f1-3 /proc/loadavg), Java $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p'). The load generator shares the two cores, so
pages a second say little; CPU-milliseconds a page and bytes say more. The demo's data; statements are asserted in the tests.

## Starting (median and range of five, from the command to the first page)
$(printf '%s\n' "$starts" | sed 's/^/- /')

## Memory, demo district
- idle: $idle
- after the load below: $loaded

## Pages, one window
$one

## Pages, eight windows
$eight

## The database alone
Seven statements of a partnership page under row-level security (as the owner's superuser, eight clients, prepared): $bare

## Importing a roster
\`bench/roster.sh\` measures it; see its own output.

## Hints: what they find in sentences no rule was made from
\`bench/hints.sh\` looks at the 200 sentences of bench/hints/sentences.tsv in Chromium's worker. They were written down before the
program had a rule, and no rule was changed for them afterwards. One author wrote them and the Spanish rules, on one day, and knew
the English rules: take the Spanish phrases, and false alarms in both, as better than they will be for others. Evaluative
sentences should be found, descriptive ones should not; a sentence without evidence is found by the marker, after a visit only.

$hints

## Recording: from a finger on a seat to its stroke on the screen
\`bench/echo.sh\`: a visit that holds 300 taps, 41 more by hand, in Chromium with its processor slowed down six times; median and range.
The stroke is drawn first, then the disk writes. The aim is less than 50 ms.

$echo

## Hearing who talks
\`bench/listen.sh\` measures it: docs/listening.md.
E2
cat docs/measurements.md
