# shellcheck shell=bash
# Sourced: nodes are processes with namespaces of their own; see node.sh for what runs in them.
SYSCTLS=(vm.overcommit_memory kernel.panic kernel.panic_on_oops) # kubelet sets these for the whole machine

sysctls_save() { [ -f "$MACHINE/sysctl" ] || sysctl "${SYSCTLS[@]}" >"$MACHINE/sysctl"; }
sysctls_restore() { [ ! -f "$MACHINE/sysctl" ] || { sysctl -qp "$MACHINE/sysctl" && rm "$MACHINE/sysctl"; }; }

nodes_up() {
  local n
  for n in $(seq "$NODES"); do
    alive "node$n" || spawn "node$n" nsenter --net="/run/netns/kn$n" \
      unshare --mount --uts --pid --fork --kill-child --mount-proc "$ROOT/tools/cluster/node.sh" "$n"
  done
}

# _node_ready N: and heard of since its process started; before that the API server tells what was true of the one before.
_node_ready() {
  local heard
  heard=$(kubectl -n kube-node-lease get lease "node$1" -o 'jsonpath={.spec.renewTime}') || return 1
  [[ $heard > $(date -u -r "$STATE/pid/node$1" +%FT%T) ]] && kubectl wait --for=condition=Ready --timeout=1s "node/node$1"
}

# ready shows the log of the node's first process; those of its daemons say more.
nodes_ready() {
  local n
  for n in $(seq "$NODES"); do
    ready "node$n" 90 _node_ready "$n" || {
      log_tail "node$n-containerd"
      log_tail "node$n-kubelet"
      return 1
    }
  done
}
