{{/* What `helm test` asks a server, as a JSON list of url and, if wanted, body and expected (JSON). Arguments: context, component. */}}
{{- define "landfall.tests.checks" -}}
{{- $url := printf "http://%s" (include "landfall.componentName" .) -}}
{{- $checks := list (dict "url" (printf "%s%s" $url (include "landfall.health" . | fromJson).ready)) -}}
{{- if eq .component "api" -}}
{{- $typename := dict "body" (dict "query" "{ __typename }") "expected" (dict "data" (dict "__typename" "Query")) -}}
{{- $checks = append $checks (merge (dict "url" (printf "%s/graphql" $url)) $typename) -}}
{{- end -}}
{{- $checks | toJson -}}
{{- end -}}

{{/*
The pod that asks a server through its Service, on nodes where the server's own pods may run. It stays for `helm test --logs` until the next
test. Arguments: context, component (the server).
*/}}
{{- define "landfall.tests.pod" -}}
{{- include "landfall.args" (dict "helper" "landfall.tests.pod" "args" . "needs" (list "context" "component")) -}}
{{- $tests := dict "context" .context "component" (printf "tests-%s" .component) -}}
{{- $hook := dict "helm.sh/hook" "test" "helm.sh/hook-weight" "0" "helm.sh/hook-delete-policy" "before-hook-creation" -}}
{{- $seconds := int64 60 -}}
apiVersion: v1
kind: Pod
metadata:
  {{- include "landfall.metadata" (merge (dict "annotations" $hook) $tests) | nindent 2 }}
spec:
  restartPolicy: Never
  activeDeadlineSeconds: {{ mul $seconds 2 }}
  serviceAccountName: {{ include "landfall.componentName" $tests | quote }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  securityContext:
    {{- include "landfall.podSecurityContext" . | nindent 4 }}
  {{- with include "landfall.imagePullSecrets" . | trim }}
  imagePullSecrets:
    {{- . | nindent 4 }}
  {{- end }}
  {{- with include "landfall.scheduling" (merge (dict "nodesOnly" true) .) | trim }}
  {{- . | nindent 2 }}
  {{- end }}
  containers:
    - name: tests
      image: {{ include "landfall.image" $tests | quote }}
      imagePullPolicy: {{ .context.Values.image.pullPolicy }}
      command: [node, --input-type=module, --eval]
      args:
        - |
          {{- /* An empty line stays empty. */}}
          {{- regexReplaceAll "(?m)^ +$" (.context.Files.Get "files/tests/reach.mjs" | trim | nindent 10) "" }}
        - {{ $seconds | toString | quote }}
        - {{ include "landfall.tests.checks" . | quote }}
      resources:
        requests: { cpu: 10m, memory: 64Mi }
        limits: { cpu: 500m, memory: 128Mi }
      securityContext:
        {{- include "landfall.containerSecurityContext" . | nindent 8 }}
{{- end -}}

{{/* That pod's policy: it asks the name servers and the server, and nobody asks it. Arguments: context, component (the server). */}}
{{- define "landfall.tests.networkPolicy" -}}
{{- $tests := dict "context" .context "component" (printf "tests-%s" .component) -}}
{{- $port := dict "port" (int64 (include "landfall.component" . | fromJson).port) "protocol" "TCP" -}}
{{- $peers := include "landfall.networkPolicy.peers" (dict "podLabels" (include "landfall.selectorLabels" . | fromYaml)) | fromJsonArray -}}
{{- $rules := list (include "landfall.networkPolicy.dns" . | fromJson) (dict "peers" $peers "ports" (list $port)) -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "landfall.metadata" $tests | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "landfall.selectorLabels" $tests | nindent 6 }}
  policyTypes: [Ingress, Egress]
  egress:
    {{- include "landfall.networkPolicy.rules" (dict "side" "to" "rules" $rules "more" list) | fromJsonArray | toYaml | nindent 4 }}
{{- end -}}
