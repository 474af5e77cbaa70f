# shellcheck shell=bash
# Sourced by every script: paths and small helpers. Use: . "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)                   # this checkout
CACHE=${LANDFALL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/landfall}             # built tools and images, shared by all checkouts
RUN=${LANDFALL_RUN:-$ROOT/.run}                                               # state and logs of what runs
BIN=$ROOT/.tools/bin
export PATH=$BIN:$PATH

# die MESSAGE [NEXT…]: what went wrong, then what to do next, one line each; exit 1.
die() {
  printf 'error: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '  next: %s\n' "$@" >&2
  exit 1
}

# until_ok SECONDS CMD…: repeats CMD until it succeeds; 1 and a message when the time is over.
until_ok() {
  local limit=$1 end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    if [ $SECONDS -ge $end ]; then
      printf 'not true after %s s: %s\n' "$limit" "$*" >&2
      return 1
    fi
    sleep 0.2
  done
}

# have CMD…: are all of these commands in PATH?
have() {
  local name
  for name in "$@"; do command -v "$name" >/dev/null || return 1; done
}
