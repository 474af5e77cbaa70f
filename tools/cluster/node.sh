#!/usr/bin/env bash
# node.sh N: pid 1 of node N. It has net, mount, pid and uts namespaces and its own /run, /var/lib and /var/log, so that every default
# path is private, and ending this process ends the pods, the daemons and the mounts of the node.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/tools/cluster/cgroups.sh"
n=$1 name=node$1
hostname "$name"

# The new /run is complete before it covers the old one: the checkout may lie below any of the covered folders.
run=$STATE/$name/run
mkdir -p "$run" "$STATE/$name"/{lib,log}
mount --make-rshared /
mount -t tmpfs -o mode=755 tmpfs "$run"
mkdir -p "$run"/{state,bin,config,cni}
mount --bind "$STATE" "$run/state"
mount --bind "$(programs)" "$run/bin"
cp "$ROOT/tools/cluster/config/containerd.toml" "$run/config/"
: >"$run/config/resolv.conf" # empty: nothing is resolved outside the cluster
mount --rbind "$run" /run
mount --bind "/run/state/$name/lib" /var/lib
mount --bind "/run/state/$name/log" /var/log
cd /
export PATH=/run/bin:$PATH

cat >/run/cni/10-ptp.conflist <<X
{"cniVersion": "1.0.0", "name": "pods", "plugins": [
  {"type": "ptp", "ipam": {"type": "host-local", "ranges": [[{"subnet": "$(pod_subnet "$n")"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
X
cat >/run/config/kubelet.yaml <<X
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
failCgroupV1: false
cgroupDriver: cgroupfs
cgroupRoot: /$CGROUP/$name
oomScoreAdj: 0 # a negative one needs CAP_SYS_RESOURCE
failSwapOn: false
containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
clusterDNS: [$DNS_ADDRESS]
clusterDomain: cluster.local
resolvConf: /run/config/resolv.conf
volumePluginDir: /run/volume-plugins
imageGCHighThresholdPercent: 100 # imported images cannot be pulled again
evictionHard: {memory.available: 200Mi, nodefs.available: 1%, imagefs.available: 1%}
shutdownGracePeriod: 0s
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: /run/state/pki/ca.crt}}
authorization: {mode: Webhook}
tlsCertFile: /run/state/pki/$name.crt
tlsPrivateKeyFile: /run/state/pki/$name.key
X
cat >/run/config/kube-proxy.yaml <<X
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: iptables
clientConnection: {kubeconfig: /run/state/kube-proxy.kubeconfig}
hostnameOverride: $name
clusterCIDR: $POD_CIDR
oomScoreAdj: 0
iptables: {localhostNodePorts: false}
conntrack: {maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s} # those settings are the host's
X

# daemon NAME ARG…: kept running, as an init system does.
daemon() {
  while :; do
    "$@" && code=0 || code=$?
    echo "$1 ended with code $code; starting it again"
    sleep 1
  done >>"/run/state/log/$name-$1.log" 2>&1 &
}

daemon containerd -c /run/config/containerd.toml
until_ok 60 ctr version
for archive in /run/bin/*.tar; do ctr -n k8s.io images import --local "$archive"; done
daemon kubelet --config /run/config/kubelet.yaml --kubeconfig "/run/state/$name.kubeconfig" --hostname-override "$name" \
  --node-ip "$(node_address "$n")" --node-labels "topology.kubernetes.io/region=local,topology.kubernetes.io/zone=local-$n"
daemon kube-proxy --config /run/config/kube-proxy.yaml
wait
