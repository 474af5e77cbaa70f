{{/*
Probes of a container. The startup probe gives a slow start its time; liveness only asks the process itself, so that a lost
dependency restarts nothing; readiness waits longer than the app's own checks. Arguments: port, alive, ready (paths).
*/}}
{{- define "landfall.probes" -}}
{{- include "landfall.args" (dict "helper" "landfall.probes" "args" . "needs" (list "port" "alive" "ready")) -}}
startupProbe:
  httpGet: { path: {{ .alive }}, port: {{ .port }} }
  periodSeconds: 1
  timeoutSeconds: 3
  failureThreshold: 120
livenessProbe:
  httpGet: { path: {{ .alive }}, port: {{ .port }} }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
readinessProbe:
  httpGet: { path: {{ .ready }}, port: {{ .port }} }
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
{{- end -}}
