# shellcheck shell=bash
# Sourced: images by buildah, without a daemon and without a registry.
. "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
. "$ROOT/tools/lib/progress.sh"
. "$ROOT/tools/lib/cached.sh"
SUITE=bookworm
DEBIAN_IMAGE=docker.io/library/debian:$SUITE-slim
NODE_IMAGE=${NODE_IMAGE:-docker.io/library/node:24-$SUITE-slim}
STORE=$CACHE/images/store # layers of earlier builds make the next one quick

# private_mounts SCRIPT ARG…: starts SCRIPT again, once, as the only user of the store and in its own mount namespace. buildah's mounts end
# with it, and its one fixed path, /var/lib/containers, is covered: nothing is left on the machine.
private_mounts() {
  if [ -z "${LANDFALL_MOUNT_NS:-}" ]; then
    local made='' rc=0 store_lock
    [ "$(id -u)" -eq 0 ] || die "images are built by buildah as root here" "run it as root, or start a Docker engine that reaches a registry"
    mkdir -p "$STORE"
    exec {store_lock}>"$STORE/lock"
    flock "$store_lock" # held until the folder is gone again: another build must not find it and lose it
    [ -d /var/lib/containers ] || { mkdir -p /var/lib/containers && made=yes; }
    LANDFALL_MOUNT_NS=1 unshare --mount "$@" || rc=$?
    [ -z "$made" ] || rmdir /var/lib/containers 2>/dev/null || true
    exit $rc
  fi
  unset DOCKER_CONFIG REGISTRY_AUTH_FILE # buildah fails where they name no file
  mount -t tmpfs tmpfs /var/lib/containers
  mkdir -p "$STORE/tmp"
  export CONTAINERS_STORAGE_CONF=$STORE/storage.conf CONTAINERS_REGISTRIES_CONF=$STORE/registries.conf TMPDIR=$STORE/tmp
  # What is mounted is remembered in the namespace, too: a killed build leaves no stale count.
  printf '[storage]\ndriver = "%s"\ngraphroot = "%s"\nrunroot = "/var/lib/containers/run"\n' "$(storage_driver)" "$STORE/root" >"$CONTAINERS_STORAGE_CONF"
  printf 'unqualified-search-registries = ["docker.io"]\n' >"$CONTAINERS_REGISTRIES_CONF" # only for names: nothing is pulled
}

# overlay where the store's file system can carry it, else plain copies.
storage_driver() {
  local try
  try=$(mktemp -d)
  mkdir "$try"/{lower,upper,work,merged}
  if mount -t overlay overlay -o "lowerdir=$try/lower,upperdir=$try/upper,workdir=$try/work" "$try/merged" 2>/dev/null; then
    umount "$try/merged"
    echo overlay
  else
    echo vfs
  fi
  rm -rf "$try"
}

bud() { buildah bud --isolation=chroot --format docker --pull-never --layers --network=host --timestamp 0 "$@"; }

# base_folder: where the base images of this content are kept.
base_folder() { echo "$CACHE/images/base-$(content_hash "$(uname -m)" -- tools/images/{base,rootfs} tools/cli/node)"; }
