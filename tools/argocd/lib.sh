# shellcheck shell=bash
# Sourced: Argo CD as processes beside the embedded cluster, without its UI. They run in the control plane's network namespace: the
# controller's metrics listen on every address there is. State in $RUN/argocd, objects in the namespace argocd.
. "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
. "$ROOT/tools/lib/process.sh"
STATE=$RUN/argocd
NAMESPACE=argocd
INSIDE=(nsenter --net=/run/netns/kcp)
PROCESSES=(applicationset controller repo-server redis) # in the order of ending
export KUBECONFIG=$RUN/cluster/admin.kubeconfig
