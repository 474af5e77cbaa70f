{{/* What says that a component is alive, and what that it can serve, as JSON: port, alive and ready (paths). Arguments: component. */}}
{{- define "landfall.health" -}}
{{- include "landfall.args" (dict "helper" "landfall.health" "args" . "needs" (list "component")) -}}
{{- if eq .component "web" -}}
{"port": "http", "alive": "/api/health", "ready": "/api/ready"}
{{- else -}}
{"port": {{ eq .component "api" | ternary "http" "metrics" | quote }}, "alive": "/healthz", "ready": "/readyz"}
{{- end -}}
{{- end -}}

{{/*
Probes of a component's container. The startup probe gives a slow start its time; liveness only asks the process itself, so that a lost
dependency restarts nothing; readiness waits longer than the app's own checks. Arguments: context, component.
*/}}
{{- define "landfall.probes" -}}
{{- include "landfall.args" (dict "helper" "landfall.probes" "args" . "needs" (list "context" "component")) -}}
{{- $probes := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values.probes -}}
{{- $health := include "landfall.health" . | fromJson -}}
{{- range $kind, $path := dict "startup" $health.alive "liveness" $health.alive "readiness" $health.ready }}
{{- $probe := index $probes $kind }}
{{- if $probe.enabled }}
{{ $kind }}Probe:
  httpGet: { path: {{ $path }}, port: {{ $health.port }} }
  {{- omit $probe "enabled" | toYaml | nindent 2 }}
{{- end }}
{{- end }}
{{- end -}}
