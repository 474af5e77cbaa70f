# shellcheck shell=bash
# Sourced: the controller that enforces NetworkPolicies, in the control plane's namespace; it enters those of the nodes to set their rules.

netpol_up() {
  local n nodes=()
  kubectl apply --server-side --force-conflicts -f "$ROOT/tools/netpol/config" >/dev/null
  for n in $(seq "$NODES"); do nodes+=("node$n=kn$n"); done
  alive netpol || {
    rm -f "$STATE/log/netpol.log"
    spawn netpol nsenter --net=/run/netns/kcp env KUBECONFIG="$STATE/netpol.kubeconfig" \
      node "$ROOT/tools/netpol/main.ts" "$POD_CIDR" "${nodes[@]}"
  }
  ready netpol 30 grep -q 'in step' "$STATE/log/netpol.log"
}
