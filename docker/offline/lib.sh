# shellcheck shell=bash
# Sourced: a Docker engine of our own for hosts without one. It lives in its own network, mount and process namespaces: no rule, bridge or
# mount of the host is touched, nothing in it reaches beyond, and ending one process ends all of it.
. "$(dirname "${BASH_SOURCE[0]}")/../../tools/lib/common.sh"
. "$ROOT/tools/lib/progress.sh"
. "$ROOT/tools/lib/cached.sh"
STATE=$RUN/docker
. "$ROOT/tools/lib/process.sh"
ENGINE=$CACHE/docker-engine-$(content_hash "$(uname -m)" -- docker/offline/engine)
export DOCKER_HOST=unix://$STATE/docker.sock DOCKER_CONFIG=$STATE/config
PATH=$ENGINE/bin:$PATH

# inside CMD…: in the network of the engine, where the published ports are.
inside() { nsenter --net --target "$(pgrep --parent "$(pid_of engine)")" -- "$@"; }

compose() { docker compose --project-directory "$ROOT/docker" --env-file "$STATE/compose.env" "$@"; }
