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

# ready shows the log of the node's first process; that of its kubelet says more.
nodes_ready() {
  local n
  for n in $(seq "$NODES"); do
    ready "node$n" 90 kubectl wait --for=condition=Ready --timeout=1s "node/node$n" || {
      log_tail "node$n-containerd"
      log_tail "node$n-kubelet"
      return 1
    }
  done
}
