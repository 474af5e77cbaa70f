{{/*
Probes of a component's container. The startup probe gives a slow start its time; liveness only asks the process itself, so that a lost
dependency restarts nothing; readiness waits longer than the app's own checks. Arguments: context, component, port, alive, ready (paths).
*/}}
{{- define "landfall.probes" -}}
{{- include "landfall.args" (dict "helper" "landfall.probes" "args" . "needs" (list "context" "component" "port" "alive" "ready")) -}}
{{- $probes := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values.probes -}}
{{- range $kind, $path := dict "startup" .alive "liveness" .alive "readiness" .ready }}
{{- $probe := index $probes $kind }}
{{- if $probe.enabled }}
{{ $kind }}Probe:
  httpGet: { path: {{ $path }}, port: {{ $.port }} }
  {{- omit $probe "enabled" | toYaml | nindent 2 }}
{{- end }}
{{- end }}
{{- end -}}
