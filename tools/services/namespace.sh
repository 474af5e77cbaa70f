# shellcheck shell=bash
# Sourced by up, down, start, stop and status: the stand-ins in the network namespace kext at 172.30.0.20, on the cluster's bridge but
# outside the cluster, as RDS and ElastiCache are. Pods arrive with their own addresses, so that egress rules by CIDR mean something.
ADDRESS=172.30.0.20
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/tools/cluster/addresses.sh"
STATE=$RUN/services
INSIDE=(nsenter --net=/run/netns/kext)
POSTGRES_PORT=5432 REDIS_PORT=6379 S3_PORT=9000 MAILBOX_PORT=8025 PAYMENTS_PORT=12111
PG_NETWORKS=("$BRIDGE_CIDR" "$POD_CIDR")
# The payment provider comes to the api as from the internet: through the load balancer, which listens on the bridge too.
WEBHOOK_URL=http://api.landfall.localhost:${LB_PORT:-8088}/webhooks/stripe WEBHOOK_ADDRESS=$CONTROL_PLANE_ADDRESS
PAYMENTS_URL=http://pay.landfall.localhost:${LB_PORT:-8088}

make_namespace() {
  local n
  [ ! -e /run/netns/kext ] || return 0
  ip netns add kext
  ip -n kext link set lo up
  # The address is fixed: the nodes would send to the one they remember for 20 s and more.
  ip -n kext link add eth0 address 02:00:ac:1e:00:14 type veth peer name ext netns kcp
  ip -n kcp link set ext master br0 up
  ip -n kext addr add "$ADDRESS/24" dev eth0
  ip -n kext link set eth0 up
  for n in $(seq "$NODES"); do ip -n kext route add "$(pod_subnet "$n")" via "$(node_address "$n")"; done # and no default route
}

remove_namespace() { [ ! -e /run/netns/kext ] || ip netns del kext; }

# check_name NAME
check_name() {
  [[ " ${SERVICES[*]} " == *" ${1:-} "* ]] || die "'${1:-}' is not a service" "name one of: ${SERVICES[*]}"
}

need_namespace() { [ -e /run/netns/kext ] || die "the services are not up" "tools/services/up"; }
