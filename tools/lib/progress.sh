# shellcheck shell=bash
# Sourced: step "Name" USUAL_SECONDS CMD…
# Runs CMD with its output in $RUN/log/<slug>.log and shows on stderr what runs, for how long, and how long it usually takes:
# one live line on a terminal, else a line at the start, every 30 s and at the end. Returns CMD's code.

# _ticker NAME USUAL: repeats the elapsed time. Waits in `read`, not `sleep`, so that ending it leaves no child behind.
_ticker() {
  local name=$1 usual=$2 start=$SECONDS idle
  exec {idle}<> <(:)
  while :; do
    if [ -t 2 ]; then
      printf '\r\033[K… %s  %s s (usually %s s)' "$name" $((SECONDS - start)) "$usual" >&2
      read -rt 1 -u "$idle" || true
    else
      read -rt 30 -u "$idle" || true
      printf '… %s  %s s (usually %s s)\n' "$name" $((SECONDS - start)) "$usual" >&2
    fi
  done
}

step() {
  local name=$1 usual=$2 start=$SECONDS rc=0 slug log ticker errexit=${-//[^e]/}
  shift 2
  slug=$(tr -cs '[:alnum:]' '-' <<<"${name,,}")
  log=$RUN/log/${slug%-}.log
  mkdir -p "$RUN/log"
  [ -t 2 ] || printf '▸ %s (usually %s s)\n' "$name" "$usual" >&2
  _ticker "$name" "$usual" &
  ticker=$!
  set +e # errexit stays on inside CMD, when CMD is a function: `step … || …` would turn it off there
  (
    [ -z "$errexit" ] || set -e
    "$@"
  ) >"$log" 2>&1 </dev/null
  rc=$?
  kill "$ticker" 2>/dev/null
  wait "$ticker" 2>/dev/null
  [ -z "$errexit" ] || set -e
  [ ! -t 2 ] || printf '\r\033[K' >&2
  if [ $rc -eq 0 ]; then
    printf '✓ %s  %s s\n' "$name" $((SECONDS - start)) >&2
  else
    printf '✗ %s  failed with code %s after %s s; the last lines of %s:\n' "$name" $rc $((SECONDS - start)) "$log" >&2
    tail -n 20 "$log" | sed 's/^/  │ /' >&2
  fi
  return $rc
}
