# shellcheck shell=bash
# Sourced by up and down.
. "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
. "$ROOT/tools/lib/process.sh"
STATE=$RUN/lb
# Sockets have short paths only: the checkout's may be too long.
export LB_RUNTIME_SOCKET=/run/landfall/haproxy.sock LB_MASTER_SOCKET=/run/landfall/haproxy-master.sock LB_CONFIG_FILE=$STATE/haproxy.cfg
export LB_PORT=${LB_PORT:-8088} LB_METRICS_PORT=${LB_METRICS_PORT:-8089}
CONTROLLER=$ROOT/tools/loadbalancer/main.ts
