# shellcheck shell=bash
# Sourced: the cluster's certificate authority, a certificate and a kubeconfig for each component, made once and valid for a year.

_new_key() { openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes "$@" 2>/dev/null; }

# certificate NAME SUBJECT [SAN]
certificate() {
  local name=$1
  if [ ! -s "$name.crt" ]; then
    _new_key -new -keyout "$name.key" -subj "$2" |
      openssl x509 -req -CA ca.crt -CAkey ca.key -CAcreateserial -days 365 -out "$name.new" \
        -extfile <(printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth,clientAuth\n' "${3:-DNS:$name}") 2>/dev/null
    mv "$name.new" "$name.crt"
  fi
  kubeconfig "$name" >"$STATE/$name.kubeconfig"
}

# kubeconfig NAME: with everything inside, because nodes see other paths.
kubeconfig() {
  cat <<X
apiVersion: v1
kind: Config
current-context: landfall
contexts: [{name: landfall, context: {cluster: landfall, user: $1}}]
clusters: [{name: landfall, cluster: {server: "https://$CONTROL_PLANE_ADDRESS:6443", certificate-authority-data: $(base64 -w0 ca.crt)}}]
users: [{name: $1, user: {client-certificate-data: $(base64 -w0 "$1.crt"), client-key-data: $(base64 -w0 "$1.key")}}]
X
}

pki_up() (
  umask 077
  mkdir -p "$STATE/pki"
  cd "$STATE/pki" || exit
  [ -s ca.crt ] || _new_key -x509 -keyout ca.key -subj /CN=landfall-ca -days 365 -out ca.crt
  [ -s service-accounts.key ] || openssl ecparam -name prime256v1 -genkey -noout -out service-accounts.key
  certificate apiserver /CN=kube-apiserver "IP:$CONTROL_PLANE_ADDRESS,IP:${SERVICE_CIDR%.*}.1,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc"
  certificate admin /O=system:masters/CN=admin
  certificate front-proxy /CN=front-proxy
  certificate controller-manager /CN=system:kube-controller-manager
  certificate scheduler /CN=system:kube-scheduler
  certificate kube-proxy /CN=system:kube-proxy
  certificate metrics-server /O=system:masters/CN=metrics-server "IP:$CONTROL_PLANE_ADDRESS,DNS:metrics-server.kube-system.svc"
  certificate loadbalancer /CN=landfall:loadbalancer
  certificate netpol /CN=landfall:netpol
  local n
  for n in $(seq "$NODES"); do certificate "node$n" "/O=system:nodes/CN=system:node:node$n" "DNS:node$n,IP:$(node_address "$n")"; done
)
