# shellcheck shell=bash
# Sourced: things built once per content and kept in $CACHE, shared by all checkouts of this user.
# A folder counts only when its .complete is there; builders hold a lock, so an interrupted build is started anew and two at once build once.

# content_hash [WORD…] -- PATH…: 16 hex of the words, and of names and contents of all files under PATHs (relative to the checkout).
content_hash() {
  local words=()
  while [ "$1" != -- ]; do words+=("$1"); shift; done
  shift
  {
    printf '%s\n' "${words[@]}"
    (cd "$ROOT" && find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
  } | sha256sum | cut -c1-16
}

# cached DIR CMD…: runs CMD DIR unless DIR is complete already.
cached() {
  local dir=$1 lock
  shift
  [ ! -e "$dir/.complete" ] || return 0
  mkdir -p "$(dirname "$dir")"
  exec {lock}>"$dir.lock"
  flock "$lock"
  if [ ! -e "$dir/.complete" ]; then
    rm -rf "$dir"
    mkdir "$dir"
    # The builder inherits the lock: what an ended build left running keeps others out.
    "$@" "$dir" || { exec {lock}>&-; return 1; }
    touch "$dir/.complete"
  fi
  exec {lock}>&-
}
