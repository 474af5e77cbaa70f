# shellcheck shell=bash
# Sourced: background processes of one state folder, $STATE. Pid and log of NAME are $STATE/pid/NAME and $STATE/log/NAME.log.
# A pid is stored with its start time, so that a number which the kernel has given to somebody else is never signalled.

_start_time() { sed -E 's/.*\) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

# alive NAME
alive() {
  local pid born
  [ -f "$STATE/pid/$1" ] && read -r pid born <"$STATE/pid/$1" && [ -n "$born" ] && [ "$(_start_time "$pid")" = "$born" ] &&
    ! grep -qs '^State:[[:space:]]*Z' "/proc/$pid/status"
}

pid_of() { cut -d' ' -f1 "$STATE/pid/$1"; }

# spawn NAME CMD…: in a session of its own, output appended to the log. Nothing of the caller's files stays open in it.
spawn() {
  local name=$1
  shift
  mkdir -p "$STATE/pid" "$STATE/log"
  (
    cd /
    for fd in /proc/self/fd/*; do
      [ "${fd##*/}" -le 2 ] || eval "exec ${fd##*/}>&-"
    done
    exec setsid "$@" >>"$STATE/log/$name.log" 2>&1 </dev/null
  ) &
  echo "$! $(_start_time $!)" >"$STATE/pid/$name"
}

# end NAME [SIGNAL] [SECONDS]: SIGNAL (TERM), and KILL if it is still there after SECONDS (10).
end() {
  local name=$1 limit=$((SECONDS + ${3:-10}))
  if alive "$name"; then
    kill -"${2:-TERM}" "$(pid_of "$name")"
    while alive "$name" && [ $SECONDS -lt $limit ]; do sleep 0.05; done
    ! alive "$name" || kill -KILL "$(pid_of "$name")"
    while alive "$name"; do sleep 0.05; done
  fi
  rm -f "$STATE/pid/$name"
}

# lock: one script at a time works on $STATE; held until this shell ends.
lock() {
  mkdir -p "$STATE"
  exec 9>"$STATE/lock"
  flock -w 1 9 || {
    printf 'error: another command is working on %s\n  next: wait for it to end\n' "$STATE" >&2
    exit 1
  }
}

# log_tail NAME: the end of its log, indented.
log_tail() {
  [ ! -f "$STATE/log/$1.log" ] || {
    printf '  the last lines of %s:\n' "$STATE/log/$1.log"
    tail -n 15 "$STATE/log/$1.log" | cut -c1-300 | sed 's/^/  │ /'
  } >&2
}

# ready NAME SECONDS CMD…: waits until CMD succeeds; fails at once when the process NAME has ended. Shows its log on failure.
ready() {
  local name=$1 limit=$2 end=$((SECONDS + $2))
  shift 2
  until "$@" >/dev/null 2>&1; do
    if ! alive "$name"; then
      printf 'error: %s has ended\n' "$name" >&2
    elif [ $SECONDS -ge $end ]; then
      printf 'error: %s is not ready after %s s (%s)\n' "$name" "$limit" "$*" >&2
    else
      sleep 0.1
      continue
    fi
    log_tail "$name"
    return 1
  done
}
