# shellcheck shell=bash
# PostgreSQL + PostGIS, as a managed database offers it: the extension is there, landfall_migrate owns the schema, landfall_app has rows only.
# The release that PostGIS is installed for: 15 in Debian bookworm, 17 in trixie.
PG_BIN=${PG_BIN:-$(printf '%s\n' /usr/share/postgresql/*/extension/postgis.control | sort -V | tail -n 1 | sed -E 's#/share/(postgresql/[^/]+)/.*#/lib/\1/bin#')}
# Who may connect from where; up widens it to the pods.
PG_NETWORKS=("$ADDRESS/32")
PG_SETTINGS=()

_init() {
  local data=$STATE/postgres/data
  private_folder "$STATE/postgres"
  private_file "$STATE/postgres/password" <<<"$POSTGRES_SUPERUSER_PASSWORD"
  rm -rf "$data.new"
  "${UNPRIVILEGED[@]}" env -C / "$PG_BIN/initdb" -D "$data.new" -U postgres --pwfile "$STATE/postgres/password" -A scram-sha-256 \
    -E UTF8 --no-locale --no-sync >"$STATE/log/initdb.log" 2>&1 || { log_tail initdb; return 1; }
  rm "$STATE/postgres/password"
  mv "$data.new" "$data"
}

postgres_start() {
  local data=$STATE/postgres/data setting
  [ -d "$data" ] || _init || return 1
  # A killed server that nobody has reaped still counts as running for the next one.
  ! grep -qs '^State:[[:space:]]*Z' "/proc/$(head -n 1 "$data/postmaster.pid" 2>/dev/null)/status" || rm "$data/postmaster.pid"
  {
    echo "host all postgres ${PG_NETWORKS[0]} scram-sha-256"
    printf 'host all landfall_migrate,landfall_app %s scram-sha-256\n' "${PG_NETWORKS[@]}"
  } | private_file "$data/pg_hba.conf"
  # Without fsync only a crash of the machine can lose data, and no checkpoint waits for a busy disk.
  setting=(-c fsync=off -c "listen_addresses=$ADDRESS" -c "port=$POSTGRES_PORT" -c unix_socket_directories= -c shared_buffers=64MB -c max_connections=200)
  launch postgres "$PG_BIN/postgres" -D "$data" "${setting[@]}" "${PG_SETTINGS[@]}"
}

# _sql DATABASE: statements from standard input, as superuser, from inside the namespace.
_sql() {
  PGPASSWORD=$POSTGRES_SUPERUSER_PASSWORD "${INSIDE[@]}" "$PG_BIN/psql" -qXAt -v ON_ERROR_STOP=1 -h "$ADDRESS" -p "$POSTGRES_PORT" -U postgres -d "$1"
}

postgres_ready() { [ "$(_sql postgres <<<'select 1')" = 1 ]; }

# What a DBA does once. The database comes last: it marks the rest as done.
postgres_setup() {
  [ -z "$(_sql postgres <<<"select 1 from pg_database where datname = 'landfall'")" ] || return 0
  _sql postgres <<X || return 1
set client_min_messages = warning;
drop database if exists landfall_new;
drop role if exists landfall_app, landfall_migrate;
create role landfall_migrate login password '$POSTGRES_MIGRATE_PASSWORD';
create role landfall_app login password '$POSTGRES_APP_PASSWORD';
X
  create_database landfall
}

# create_database NAME: for the roles that are there; under its name only when all of it is done.
create_database() {
  _sql postgres <<X || return 1
set client_min_messages = warning;
drop database if exists $1_new;
create database $1_new owner landfall_migrate;
revoke all on database $1_new from public;
grant connect, temporary on database $1_new to landfall_app;
X
  _sql "$1_new" <<'X' || return 1
set client_min_messages = warning;
create extension postgis;
alter schema public owner to landfall_migrate;
revoke create on schema public from public;
grant usage on schema public to landfall_app;
alter default privileges for role landfall_migrate in schema public grant select, insert, update, delete on tables to landfall_app;
alter default privileges for role landfall_migrate in schema public grant usage, select on sequences to landfall_app;
X
  _sql postgres <<<"alter database $1_new rename to $1"
}

# Fast shutdown: open connections end, nothing is lost.
postgres_stop() { end postgres INT 20; }
