{{/*
A pod of `helm test` that asks a server through its Service, where the server's own pods may run. It stays for `helm test --logs` until
the next test. Arguments: context, component; checks: list of path and, if wanted, body and expected (JSON).
*/}}
{{- define "landfall.tests.pod" -}}
{{- include "landfall.args" (dict "helper" "landfall.tests.pod" "args" . "needs" (list "context" "component" "checks")) -}}
{{- $tests := dict "context" .context "component" "tests" -}}
{{- $name := printf "%s-%s" (include "landfall.componentName" $tests) .component -}}
{{- $annotations := dict "helm.sh/hook" "test" "helm.sh/hook-delete-policy" "before-hook-creation" -}}
{{- $checks := list -}}
{{- range .checks -}}
{{- $url := printf "http://%s%s" (include "landfall.componentName" $) .path -}}
{{- $checks = append $checks (mergeOverwrite (omit . "path") (dict "url" $url)) -}}
{{- end -}}
{{- $seconds := int64 60 -}}
apiVersion: v1
kind: Pod
metadata:
  {{- include "landfall.metadata" (merge (dict "name" $name "annotations" $annotations) $tests) | nindent 2 }}
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
  {{- with include "landfall.scheduling" . | trim }}
  {{- . | nindent 2 }}
  {{- end }}
  containers:
    - name: tests
      image: {{ include "landfall.image" $tests | quote }}
      imagePullPolicy: {{ .context.Values.image.pullPolicy }}
      command: [node, --input-type=module, --eval]
      args:
        - |
          {{- .context.Files.Get "files/tests/reach.mjs" | nindent 10 }}
        - {{ $seconds | toString | quote }}
        - {{ toJson $checks | quote }}
      resources:
        requests: { cpu: 10m, memory: 64Mi }
        limits: { cpu: 500m, memory: 128Mi }
      securityContext:
        {{- include "landfall.containerSecurityContext" . | nindent 8 }}
{{- end -}}

{{/* The tests ask the name servers and every server of the release, and nobody asks them. Arguments: context. */}}
{{- define "landfall.tests.egress" -}}
{{- $rules := list (include "landfall.networkPolicy.dns" . | fromJson) -}}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "server") | fromJsonArray -}}
{{- $args := dict "context" $.context "component" $component -}}
{{- $port := (include "landfall.components.memo" $args | default (index $.context.landfall.components $component)).port -}}
{{- $peers := include "landfall.networkPolicy.peers" (dict "podLabels" (include "landfall.selectorLabels" $args | fromYaml)) | fromJsonArray -}}
{{- $rules = append $rules (dict "peers" $peers "ports" (list (dict "port" (int64 $port) "protocol" "TCP"))) -}}
{{- end -}}
{{- include "landfall.networkPolicy.rules" (dict "side" "to" "rules" $rules "more" list) -}}
{{- end -}}
