#!/bin/sh
# Run once by the image's entrypoint, as superuser over the local socket: what a managed database offers. landfall_migrate owns the
# schema, landfall_app has rows only, and PostGIS is there. The database comes last and under its name: nothing sees it half made.
set -eu
psql -v ON_ERROR_STOP=1 -v migrate="$POSTGRES_MIGRATE_PASSWORD" -v app="$POSTGRES_APP_PASSWORD" -U postgres -d postgres <<'SQL'
create role landfall_migrate login password :'migrate';
create role landfall_app login password :'app';
create database landfall_new owner landfall_migrate;
revoke all on database landfall_new from public;
grant connect, temporary on database landfall_new to landfall_app;
\connect landfall_new
create extension postgis;
alter schema public owner to landfall_migrate;
revoke create on schema public from public;
grant usage on schema public to landfall_app;
alter default privileges for role landfall_migrate in schema public grant select, insert, update, delete on tables to landfall_app;
alter default privileges for role landfall_migrate in schema public grant usage, select on sequences to landfall_app;
\connect postgres
alter database landfall_new rename to landfall;
SQL
