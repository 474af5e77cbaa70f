{{/* Secret of the certificate of public traffic; empty where there is none. Arguments: context. */}}
{{- define "landfall.tls.secretName" -}}
{{- include "landfall.args" (dict "helper" "landfall.tls.secretName" "args" . "needs" (list "context")) -}}
{{- $tls := .context.Values.routing.tls -}}
{{- if $tls.enabled -}}
{{- $tls.secretName | default (ternary (printf "%s-tls" (include "landfall.fullname" .)) "" (not (not $tls.issuer.name))) -}}
{{- end -}}
{{- end -}}

{{/*
Secret that the https listener of our Gateway refers to; empty where the platform reads none, or an annotation gives the certificate: a load
balancer takes one or the other. Arguments: context, annotations (those of the Gateway).
*/}}
{{- define "landfall.gateway.certificate" -}}
{{- include "landfall.args" (dict "helper" "landfall.gateway.certificate" "args" . "needs" (list "context" "annotations")) -}}
{{- $sources := (include "landfall.platform" . | fromJson).certificates.gateway -}}
{{- $annotated := false -}}
{{- range $sources -}}
{{- $annotated = or $annotated (get $.annotations .) -}}
{{- end -}}
{{- if and (has "Secret" $sources) (not $annotated) -}}
{{- include "landfall.tls.secretName" . -}}
{{- end -}}
{{- end -}}

{{/* Annotations of a preset under those of the values, as JSON; an empty one takes the platform's away. Arguments: context, preset, own. */}}
{{- define "landfall.routing.annotations" -}}
{{- include "landfall.args" (dict "helper" "landfall.routing.annotations" "args" . "needs" (list "context" "preset" "own")) -}}
{{- $annotations := include "landfall.platform.render" (dict "context" .context "annotations" .preset) | fromYaml -}}
{{- range $key, $value := .own -}}
{{- $gone := and (eq $value "") (hasKey $annotations $key) -}}
{{- $annotations = $gone | ternary (omit $annotations $key) (merge (dict $key $value) $annotations) -}}
{{- end -}}
{{- $annotations | toJson -}}
{{- end -}}

{{/* Name of the Gateway that routes attach to. Arguments: context. */}}
{{- define "landfall.gateway.name" -}}
{{- include "landfall.args" (dict "helper" "landfall.gateway.name" "args" . "needs" (list "context")) -}}
{{- .context.Values.routing.gateway.name | default (include "landfall.fullname" .) -}}
{{- end -}}

{{/* What a route attaches to; of a Gateway that the chart makes, the listener. Arguments: context, listener. */}}
{{- define "landfall.gateway.parentRefs" -}}
{{- include "landfall.args" (dict "helper" "landfall.gateway.parentRefs" "args" . "needs" (list "context" "listener")) -}}
{{- $gateway := .context.Values.routing.gateway -}}
- group: gateway.networking.k8s.io
  kind: Gateway
  name: {{ include "landfall.gateway.name" . | quote }}
  {{- with $gateway.namespace }}
  namespace: {{ . | quote }}
  {{- end }}
  {{- with $gateway.create | ternary .listener $gateway.sectionName }}
  sectionName: {{ . | quote }}
  {{- end }}
{{- end -}}

{{/* One rule of a route: everything below a path, and how long it may take. Arguments: context, component, path, timeout (empty: none). */}}
{{- define "landfall.gateway.rule" -}}
{{- include "landfall.args" (dict "helper" "landfall.gateway.rule" "args" . "needs" (list "context" "component" "path" "timeout")) -}}
- matches:
    - path:
        type: PathPrefix
        value: {{ .path }}
  backendRefs:
    - group: ""
      kind: Service
      name: {{ include "landfall.componentName" . | quote }}
      port: 80
      weight: 1
  {{- with .timeout }}
  timeouts:
    request: {{ . | quote }}
  {{- end }}
{{- end -}}
