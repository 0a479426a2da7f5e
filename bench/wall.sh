#!/bin/sh
# Writes docs/wall-costs.md: whether the time of an answer tells a foreign partnership from none (a rank test over pairs), what
# row-level security costs the database, and what sealing costs a page. Takes about five minutes; needs pgbench (Debian: postgresql-contrib).
# Usage: bench/wall.sh [PORT [PAIRS]]
set -eu
cd "$(dirname "$0")/.."
port=${1:-18092}
pairs=${2:-2000}
. .mvn/jdk.sh
command -v pgbench >/dev/null || { echo "pgbench is not installed (Debian: postgresql-contrib)" >&2; exit 1; }
place=$(mktemp -d)
pid=
stop() { [ -z "$pid" ] || { kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null || :; }; pid=; }
trap 'stop; rm -rf "$place"' EXIT
TWOLEARN_REQUESTS_AT_ONCE=1000000000 ./twolearn --demo --port "$port" --data "$place/data" --keys "$place/keys" >"$place/log" 2>&1 &
pid=$!
until grep -qs 'is ready' "$place/log"; do kill -0 "$pid" || { cat "$place/log" >&2; exit 1; }; sleep 0.2; done
sleep 5

# 1. Not yours, and not there.
ranks=$("$JAVA_HOME/bin/java" bench/Ranks.java "http://localhost:$port" "$pairs")

# 2. What sealing costs the partnership page: the samples of the program that stand in the vault, while the page is asked for.
"$JAVA_HOME/bin/java" bench/Load.java "http://localhost:$port" "$pid" 4 2 pages >/dev/null
"$JAVA_HOME/bin/jcmd" "$pid" JFR.start name=wall settings=profile filename="$place/wall.jfr" >/dev/null
page=$("$JAVA_HOME/bin/java" bench/Load.java "http://localhost:$port" "$pid" 20 2 pages)
"$JAVA_HOME/bin/jcmd" "$pid" JFR.stop name=wall >/dev/null
"$JAVA_HOME/bin/jfr" print --events jdk.ExecutionSample --stack-depth 64 "$place/wall.jfr" >"$place/samples"
sealing=$(awk '/^jdk.ExecutionSample/ { all++; seen = 0 }
  /org\.twolearn\.vault\./ && !/InHand\.call/ { if (!seen) { seen = 1; sealed++ } }
  END { printf "%d of %d samples of the program, %.1f %%", sealed, all, 100 * sealed / all }' "$place/samples")

# 3. Row-level security: what the partnership page asks, by the same connection, as the program's role and as one whom no policy binds.
# The statements are those of the program itself, out of the log of its database.
server=$(sed -n 4p "$place/data/database/postmaster.pid")
postmaster=$(head -n 1 "$place/data/database/postmaster.pid")
export PGPASSWORD PGHOST=127.0.0.1 PGPORT="$server" PGUSER=postgres PGDATABASE=twolearn
PGPASSWORD=$(cat "$place/data/database.password")
psql -q -v ON_ERROR_STOP=1 -f bench/wall.sql >/dev/null
set -- $(psql -At -F ' ' -c "select p.person_id, d.device_id, m.partnership_id from person p join device d using (person_id)
  join membership m using (person_id) join cycle c using (partnership_id) join goal g using (partnership_id)
  where p.email = 'ana.ruiz@lakeshore.example' and d.admitted_at is not null order by d.device_id, m.partnership_id limit 1")
log_statements() { # whether the program's connections write each statement and what was put in into the log
  psql -q -c "alter role tl_app $1 log_min_duration_statement $2" -c "alter role tl_app $1 log_error_verbosity $3" \
    -c "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tl_app'" >/dev/null
}
log_statements set '= 0' "= 'default'"
"$JAVA_HOME/bin/java" bench/Statements.java "http://localhost:$port" "$3" "$place/data/database.log" >"$place/page.sql"
log_statements reset '' ''
script() { # $1 role, $2 person, $3 device
  echo "begin;"
  echo "select set_config('twolearn.person', '$2', true), set_config('twolearn.device', '$3', true), set_config('role', '$1', true);"
  cat "$place/page.sql"
  echo "commit;"
}
script tl_app "$@" >"$place/policies.sql"
script postgres "$@" >"$place/bare.sql"
# As the program's own connections do.
export PGOPTIONS='-c plan_cache_mode=force_generic_plan'
ticks() { for p in $postmaster $(pgrep -P "$postmaster"); do sed 's/.*) //' "/proc/$p/stat" 2>/dev/null || :; done |
  awk '{ s += $12 + $13 + $14 + $15 } END { print s }'; }
round() { # CPU-ms of PostgreSQL a transaction
  before=$(ticks)
  done=$(pgbench -n -M prepared -f "$place/$1.sql" -t 1500 -c 1 2>/dev/null | sed -n 's/^number of transactions actually processed: \([0-9]*\).*/\1/p')
  after=$(ticks)
  [ "${done:-0}" -gt 0 ] || { echo "The statements of the page do not run under pgbench." >&2; exit 1; }
  echo "$before $after $done" | awk '{ printf "%.4f\n", ($2 - $1) * 10 / $3 }'
}
compare() { # $1 what the partnership holds
  for role in policies bare; do round $role >/dev/null; done
  for i in 1 2 3 4 5; do
    a1=$(round policies); b1=$(round bare); b2=$(round bare); a2=$(round policies)
    echo "$a1 $a2 $b1 $b2" | awk '{ printf "%.3f %.3f %.3f\n", ($1 + $2) / 2, ($3 + $4) / 2, ($1 + $2) / ($3 + $4) }'
  done | sort -n -k3 | awk -v holds="$1" '{ a[NR] = $1; b[NR] = $2; r[NR] = $3 } END {
    printf "| %s | %s | %s | %s (%s to %s) |\n", holds, a[3], b[3], r[3], r[1], r[NR] }'
}
copy_rows() { psql -q -v ON_ERROR_STOP=1 -c "call bench.copy_rows('$1', $2, $3)" -c "vacuum analyze" >/dev/null; }
copy_rows "$3" 20000 true
few=$(compare "as in the demo, a few of each")
copy_rows "$3" 9 false
many=$(compare "ten times as much")
partnerships=$(psql -At -c "select count(*) from partnership")
stop
cat >docs/wall-costs.md <<E2
# What the wall costs, and what its answers' times tell

Written by \`bench/wall.sh\`; anyone can run it again. $(date +%F), $(nproc) cores of $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1),
load when it ended $(cut -d' ' -f1-3 /proc/loadavg), Java $("$JAVA_HOME/bin/java" -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p').

## Not yours against not there
$ranks

## Row-level security
The $(wc -l <"$place/page.sql") statements that the partnership page sends, one connection, prepared, A B B A × 5, in a database of $partnerships partnerships; the bare
ones are the same text, run as a superuser, whom no policy binds. What functions with their owner's rights ask is in both. Aim: at most 1.5 times.

| what the partnership holds | CPU-ms a transaction under the policies | without | times (median; range of 5 paired rounds) |
| --- | --- | --- | --- |
$few
$many

## Sealing
While the partnership page is asked for by two windows: $sealing, stand in the vault (aim: at most 25 %). What the vault asks of the database (its keys) is not in this share.

$page
E2
cat docs/wall-costs.md
