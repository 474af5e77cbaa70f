# shellcheck shell=bash
# Sourced by the cluster's scripts: where things are, and how to get into a namespace or a node.
. "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
. "$ROOT/tools/lib/process.sh"
. "$ROOT/tools/cluster/addresses.sh"
STATE=$RUN/cluster
MACHINE=/run/landfall # what belongs to the machine, not to a checkout: whose cluster runs, the settings to restore
export KUBECONFIG=$STATE/admin.kubeconfig

# programs: the real folder of the built programs, wherever .tools/bin links to; it is mounted into the nodes.
programs() { dirname "$(realpath -e "$BIN/kube" 2>/dev/null || echo /none/none)"; }

# owner: the checkout whose cluster runs on this machine; nothing if none does.
owner() { cat "$MACHINE/owner" 2>/dev/null || true; }

need_root() { [ "$(id -u)" -eq 0 ] || die "root is needed: namespaces, mounts and cgroups are made" "run it again as root (sudo -E)"; }

in_net() { nsenter --net=/run/netns/"$1" "${@:2}"; }

# in_node N CMD…: in all namespaces of node N.
in_node() { nsenter -t "$(pgrep -P "$(pid_of "node$1")")" -m -n -p -u env PATH="/run/bin:$PATH" "${@:2}"; }

say() { printf 'cluster: %s (%s s)\n' "$*" "$SECONDS"; }
