{{/* What an operator may still want to do, as a JSON list of sentences. Arguments: context. */}}
{{- define "landfall.notes" -}}
{{- include "landfall.args" (dict "helper" "landfall.notes" "args" . "needs" (list "context")) -}}
{{- $notes := list -}}
{{- range $topic := list "secrets" "routing" "network" "migrations" "servers" "monitoring" -}}
{{- $notes = concat $notes (include (printf "landfall.notes.%s" $topic) $ | splitList "\n" | compact) -}}
{{- end -}}
{{- $notes | toJson -}}
{{- end -}}

{{/* Each topic prints one sentence a line. Arguments: context. */}}

{{- define "landfall.notes.secrets" -}}
{{- $secrets := .context.Values.secrets }}
{{- $namespace := .context.Release.Namespace }}
{{- $restart := printf "kubectl -n %s rollout restart deployment -l app.kubernetes.io/instance=%s" $namespace .context.Release.Name }}
{{- if eq $secrets.source "existing" }}
The Secret {{ $secrets.existing.name }} is yours.{{ if ne $secrets.rotation "reloader" }} After a change of it: {{ $restart }}{{ end }}
{{- else if and (eq $secrets.source "external") (ne $secrets.rotation "reloader") }}
The store rotates secrets, and nothing restarts the pods that read them: change secrets.revisions of the variable, or use secrets.rotation: reloader.
{{- end }}
{{- end -}}

{{- define "landfall.notes.routing" -}}
{{- $routing := .context.Values.routing }}
{{- if and (ne $routing.kind "none") (not $routing.tls.enabled) (ne .context.Values.environment "dev") }}
Public traffic is not encrypted: routing.tls.enabled is false.
{{- end }}
{{- if and $routing.loadBalancer.readinessGates (ne $routing.kind "none") }}
Readiness gates need the namespace's label: kubectl label namespace {{ .context.Release.Namespace }} elbv2.k8s.aws/pod-readiness-gate-inject=enabled
{{- end }}
{{- $asks := (include "landfall.platform" . | fromJson).gateway.healthChecks }}
{{- if and (eq $routing.kind "gateway") $asks }}
{{- $checks := list }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "server") | fromJsonArray }}
{{- $service := include "landfall.componentName" (dict "context" $.context "component" $component) }}
{{- $checks = append $checks (printf "%s for %s" (include "landfall.health" (dict "component" $component) | fromJson).ready $service) }}
{{- end }}
The load balancer takes nothing from the probes: each Service needs {{ $asks }}, with the path {{ join ", " $checks }}. extraObjects can hold them.
{{- end }}
{{- end -}}

{{- define "landfall.notes.network" -}}
{{- $policy := .context.Values.networkPolicy }}
{{- if not $policy.enabled }}
Every pod of the cluster may talk to these: networkPolicy.enabled is false.
{{- else }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray }}
{{- $values := (include "landfall.component" (dict "context" $.context "component" $component) | fromJson).values }}
{{- if and $values.serviceAccount.rules (not $values.networkPolicy.egress) }}
{{- $path := include "landfall.valuesPath" $component }}
The pods of {{ $component }} have rights and no way to the Kubernetes API: allow it in {{ $path }}.networkPolicy.egress.
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "landfall.notes.migrations" -}}
{{- if not .context.Values.migrations.enabled }}
The database is not migrated: migrations.enabled is false.
{{- else if include "landfall.migrations.inWaves" . }}
Helm does not wait for the migration: migrations.ordering is argoSyncWave, which only Argo CD follows. Pods wait for it by themselves.
{{- end }}
{{- end -}}

{{- define "landfall.notes.servers" -}}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "server") | fromJsonArray }}
{{- $values := index $.context.Values $component }}
{{- if and (eq $.context.Values.environment "prod") (not $values.disruption.enabled) }}
A node drain may take every pod of {{ $component }} at once: {{ $component }}.disruption.enabled is false.
{{- end }}
{{- if not $values.probes.readiness.enabled }}
Requests reach pods of {{ $component }} that cannot serve: {{ $component }}.probes.readiness.enabled is false.
{{- end }}
{{- end }}
{{- end -}}

{{- define "landfall.notes.monitoring" -}}
{{- $monitoring := .context.Values.monitoring }}
{{- $scraped := ne $monitoring.scrape.kind "none" }}
{{- if and $monitoring.alerts.enabled (not $scraped) }}
Alerts wait for metrics that nothing here collects: monitoring.scrape.kind is none.
{{- else if and (eq .context.Values.environment "prod") (not $scraped) }}
Nobody collects the metrics: monitoring.scrape.kind is none.
{{- end }}
{{- if and (eq .context.Values.environment "prod") (not $monitoring.alerts.enabled) }}
Nobody is told of failures: monitoring.alerts.enabled is false.
{{- end }}
{{- end -}}
