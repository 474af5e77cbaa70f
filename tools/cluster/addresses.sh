# shellcheck shell=bash
# Sourced: the fixed names and addresses of the embedded cluster. A machine has one such cluster.
NODES=2
BRIDGE_CIDR=172.30.0.0/24 # .1 host, .2 control plane, .11 and .12 nodes, .20 managed services: a bridge that leads nowhere else
POD_CIDR=10.244.0.0/16
SERVICE_CIDR=10.96.0.0/16
HOST_ADDRESS=172.30.0.1
CONTROL_PLANE_ADDRESS=172.30.0.2
DNS_ADDRESS=10.96.0.10

node_address() { echo "172.30.0.1$1"; }
pod_subnet() { echo "10.244.$1.0/24"; }
our_namespaces() { ip netns list 2>/dev/null | awk '$1 ~ /^(kcp|kext|kn[0-9]+)$/ { print $1 }'; }
