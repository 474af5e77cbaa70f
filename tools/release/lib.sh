# shellcheck shell=bash
# Sourced: the release that `make up` installs, and how to talk to its cluster.
. "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
. "$ROOT/tools/lib/progress.sh"

RELEASE=landfall
ENVIRONMENT=${ENVIRONMENT:-dev}
NAMESPACE=landfall-$ENVIRONMENT
CHART=$ROOT/charts/landfall
LB_PORT=${LB_PORT:-8088}
APP_HOST=app.landfall.localhost
API_HOST=api.landfall.localhost
MAIL_HOST=mail.landfall.localhost
EMBEDDED_KUBECONFIG=$RUN/cluster/admin.kubeconfig

# value_files: the -f arguments of the environment, as Helm gets them: common, the environment's own, then those of VALUES.
value_files() {
  local file
  for file in "$ROOT/values/common.yaml" "$ROOT/values/$ENVIRONMENT.yaml" ${VALUES:-}; do
    [ -f "$file" ] || die "the values file $file is not there" "VALUES=file names files of yours"
    printf -- '-f\n%s\n' "$file"
  done
}

# migration_log: what the migration of the last upgrade said, for a person to read.
migration_log() {
  kubectl -n "$NAMESPACE" logs --tail=40 --selector="app.kubernetes.io/instance=$RELEASE,app.kubernetes.io/component=migrations" 2>/dev/null || true
}

# pods_in_trouble: one line for each pod that is not ready, with the reason that the kubelet gives.
pods_in_trouble() {
  kubectl -n "$NAMESPACE" get pods --no-headers -o custom-columns='POD:.metadata.name,PHASE:.status.phase,READY:.status.containerStatuses[*].ready,WAITING:.status.containerStatuses[*].state.waiting.reason' 2>/dev/null |
    awk '$2 != "Succeeded" && $3 != "true"' || true
}
