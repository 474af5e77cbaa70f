# shellcheck shell=bash
# Sourced: etcd, the API server, controller manager, scheduler and metrics-server as processes in the namespace kcp.

# component NAME ARG…: starts the program of that name, unless it runs.
component() { alive "$1" || spawn "$1" nsenter --net=/run/netns/kcp "$(programs)/$1" "${@:2}"; }

control_plane_up() {
  local pki=$STATE/pki
  install -d -m 700 "$STATE/etcd"
  component etcd --name control-plane --data-dir "$STATE/etcd" --unsafe-no-fsync --log-level warn
  component kube-apiserver --etcd-servers http://127.0.0.1:2379 --advertise-address "$CONTROL_PLANE_ADDRESS" \
    --service-cluster-ip-range "$SERVICE_CIDR" --allow-privileged \
    --tls-cert-file "$pki/apiserver.crt" --tls-private-key-file "$pki/apiserver.key" --client-ca-file "$pki/ca.crt" \
    --authorization-mode Node,RBAC --enable-admission-plugins NodeRestriction \
    --service-account-issuer https://kubernetes.default.svc \
    --service-account-key-file "$pki/service-accounts.key" --service-account-signing-key-file "$pki/service-accounts.key" \
    --kubelet-client-certificate "$pki/admin.crt" --kubelet-client-key "$pki/admin.key" \
    --kubelet-certificate-authority "$pki/ca.crt" --kubelet-preferred-address-types InternalIP \
    --enable-aggregator-routing --proxy-client-cert-file "$pki/front-proxy.crt" --proxy-client-key-file "$pki/front-proxy.key" \
    --requestheader-client-ca-file "$pki/ca.crt" --requestheader-allowed-names front-proxy \
    --requestheader-username-headers X-Remote-User --requestheader-group-headers X-Remote-Group \
    --requestheader-extra-headers-prefix X-Remote-Extra-
  component kube-controller-manager --kubeconfig "$STATE/controller-manager.kubeconfig" --use-service-account-credentials \
    --leader-elect=false --bind-address 127.0.0.1 --horizontal-pod-autoscaler-sync-period 5s --flex-volume-plugin-dir "$STATE/volume-plugins" \
    --service-account-private-key-file "$pki/service-accounts.key" --root-ca-file "$pki/ca.crt" --cluster-signing-cert-file "$pki/ca.crt" \
    --cluster-signing-key-file "$pki/ca.key"
  component kube-scheduler --kubeconfig "$STATE/scheduler.kubeconfig" --leader-elect=false --bind-address 127.0.0.1
}

control_plane_ready() {
  ready etcd 30 in_net kcp curl -sf --max-time 2 --noproxy '*' http://127.0.0.1:2379/health
  ready kube-apiserver 60 kubectl get --raw /readyz
  ready kube-controller-manager 30 in_net kcp curl -skf --max-time 2 --noproxy '*' https://127.0.0.1:10257/healthz
  ready kube-scheduler 30 in_net kcp curl -skf --max-time 2 --noproxy '*' https://127.0.0.1:10259/healthz
}

metrics_up() {
  local config=$STATE/metrics-server.kubeconfig
  component metrics-server --kubeconfig "$config" --authentication-kubeconfig "$config" --authorization-kubeconfig "$config" \
    --secure-port 4443 --tls-cert-file "$STATE/pki/metrics-server.crt" --tls-private-key-file "$STATE/pki/metrics-server.key" \
    --kubelet-certificate-authority "$STATE/pki/ca.crt" --kubelet-preferred-address-types InternalIP --metric-resolution 15s
}
