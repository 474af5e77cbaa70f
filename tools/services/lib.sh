# shellcheck shell=bash
# Sourced: what the two ways to run the managed-service stand-ins share (up/down in a network namespace, local on loopback).
# The caller sets STATE (folder of state) and ADDRESS (to listen on), the ports, and INSIDE (prefix that enters the namespace).
. "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
. "$ROOT/tools/lib/process.sh"
SERVICES=(postgres redis s3 mailbox payments)
for service in credentials "${SERVICES[@]}"; do . "$ROOT/tools/services/$service.sh"; done
unset service

INSIDE=()
UNPRIVILEGED=()

# drop_privileges: as root, the services run as nobody; they may read past a private home directory only when one is in the way.
drop_privileges() {
  [ "$(id -u)" -eq 0 ] || return 0
  UNPRIVILEGED=(setpriv --reuid nobody --regid "$(id -g nobody)" --clear-groups)
  # shellcheck disable=SC2016
  "${UNPRIVILEGED[@]}" sh -c 'test -x "$1" && test -x "$2"' - "$STATE" "$ROOT/tools/mailbox" ||
    UNPRIVILEGED+=(--inh-caps +dac_read_search --ambient-caps +dac_read_search)
}

# private_folder DIR…: for the services alone.
private_folder() {
  if [ ${#UNPRIVILEGED[@]} -gt 0 ]; then install -d -o nobody -m 700 "$@"; else install -d -m 700 "$@"; fi
}

# private_file FILE: standard input, readable by the services alone.
private_file() {
  install -m 600 /dev/null "$1"
  cat >"$1"
  [ ${#UNPRIVILEGED[@]} -eq 0 ] || chown nobody "$1"
}

# launch NAME CMD…: spawn in the namespace, without privileges.
launch() { spawn "$1" "${INSIDE[@]}" "${UNPRIVILEGED[@]}" "${@:2}"; }

# start_services NAME…: all at once, each one ready and set up afterwards. Running ones stay as they are.
start_services() {
  local name pids=() failed=0
  for name in "$@"; do
    { { alive "$name" || "${name}_start"; } && ready "$name" 30 "${name}_ready" && "${name}_setup"; } &
    pids+=($!)
  done
  for name in "${pids[@]}"; do wait "$name" || failed=1; done
  return $failed
}
