# shellcheck shell=bash
# Sourced: one bridge in the control plane's namespace kcp, with a veth to the host and to each node. No default route in any of them, and
# the host answers "unreachable" for the cluster's ranges: a missing rule ends there, never on the machine's outer interface.
# Each command may be repeated.

# _veth NETNS NAME PEER_NETNS PEER: a veth pair, unless it is there.
_veth() { ip -n "$1" link show "$2" >/dev/null 2>&1 || ip -n "$1" link add "$2" type veth peer name "$4" netns "$3"; }
_namespace() {
  [ -e "/run/netns/$1" ] || ip netns add "$1"
  ip -n "$1" link set lo up
}

network_up() {
  local n m cidr
  _namespace kcp
  ip -n kcp link show br0 >/dev/null 2>&1 || ip -n kcp link add br0 type bridge
  ip -n kcp addr replace "$CONTROL_PLANE_ADDRESS/24" dev br0
  ip -n kcp link set br0 up
  ip link show kube0 >/dev/null 2>&1 || ip link add kube0 type veth peer name host netns kcp
  ip -n kcp link set host master br0 up
  ip addr replace "$HOST_ADDRESS/24" dev kube0
  ip link set kube0 up
  for cidr in "$BRIDGE_CIDR" "$POD_CIDR" "$SERVICE_CIDR"; do ip route replace unreachable "$cidr" metric 9999; done
  for n in $(seq "$NODES"); do
    _namespace "kn$n"
    _veth "kn$n" eth0 kcp "node$n"
    ip -n kcp link set "node$n" master br0 up
    ip -n "kn$n" addr replace "$(node_address "$n")/24" dev eth0
    ip -n "kn$n" link set eth0 up
    ip -n "kn$n" route replace "$SERVICE_CIDR" dev eth0 # lets the node itself use Service addresses; kube-proxy rewrites them
    in_net "kn$n" sysctl -qw net.ipv4.ip_forward=1 net.ipv4.icmp_ratelimit=0 # a policy refuses every connection at once
    ip -n kcp route replace "$(pod_subnet "$n")" via "$(node_address "$n")"
    for m in $(seq "$NODES"); do
      [ "$m" = "$n" ] || ip -n "kn$n" route replace "$(pod_subnet "$m")" via "$(node_address "$m")"
    done
  done
}

# Bridge, veths and iptables rules go with the namespaces.
network_down() {
  local name cidr
  for name in $(our_namespaces); do ip netns del "$name"; done
  # `ip netns add` mounted its folder; it goes with the last namespace.
  if mountpoint -q /run/netns && [ -z "$(ls -A /run/netns)" ]; then umount /run/netns && rmdir /run/netns; fi
  ip link del kube0 2>/dev/null || true
  for cidr in "$BRIDGE_CIDR" "$POD_CIDR" "$SERVICE_CIDR"; do ip route del unreachable "$cidr" metric 9999 2>/dev/null || true; done
}
