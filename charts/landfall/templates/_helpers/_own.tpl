{{/* Objects that the chart makes of these values, one a line: kind and name; charts/test/own-objects.test.ts holds them to a render. Arguments: context. */}}
{{- define "landfall.ownObjects" -}}
{{- include "landfall.args" (dict "helper" "landfall.ownObjects" "args" . "needs" (list "context")) -}}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray }}
{{- $args := dict "context" $.context "component" $component }}
{{- $name := include "landfall.componentName" $args }}
{{- range include "landfall.ownObjects.kinds" $args | splitList "\n" | compact }}
{{ . }} {{ $name }}
{{- end }}
{{- end }}
{{- include "landfall.ownObjects.migrations" . }}
{{- include "landfall.ownObjects.routing" . }}
{{- include "landfall.ownObjects.monitoring" . }}
{{- include "landfall.ownObjects.rest" . }}
{{- end -}}

{{/* Kinds that bear the name of a component. Arguments: context, component. */}}
{{- define "landfall.ownObjects.kinds" -}}
{{- $component := include "landfall.components.memo" . | default (index .context.landfall.components .component) }}
{{- $secrets := .context.Values.secrets }}
{{- $values := $component.values }}
{{- $routed := and $component.port (eq .context.Values.routing.kind "gateway") }}
{{- $secret := and (ne $secrets.source "existing") (ne (include "landfall.secret.variables" .) "[]") }}
{{- $scaled := dig "keda" "enabled" false $values }}
{{- range $kind, $made := dict
      "ConfigMap" true
      "ServiceAccount" true
      "Deployment" (ne .component "migrations")
      "Service" $component.port
      "HTTPRoute" $routed
      "Secret" $secret
      "ExternalSecret" (and $secret (eq $secrets.source "external"))
      "NetworkPolicy" .context.Values.networkPolicy.enabled
      "Role" $values.serviceAccount.rules
      "RoleBinding" $values.serviceAccount.rules
      "HorizontalPodAutoscaler" (dig "autoscaling" "enabled" false $values)
      "PodDisruptionBudget" (dig "disruption" "enabled" false $values)
      "VerticalPodAutoscaler" (dig "vpa" "enabled" false $values)
      "ScaledObject" $scaled
      "TriggerAuthentication" $scaled
      "PodMonitor" (and $component.metricsPort (eq .context.Values.monitoring.scrape.kind "podMonitor"))
      "ServiceMonitor" (and $component.metricsPort (eq .context.Values.monitoring.scrape.kind "serviceMonitor")) }}
{{- if $made }}
{{ $kind }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "landfall.ownObjects.migrations" -}}
{{- if .context.Values.migrations.enabled }}
{{- $args := dict "context" .context "component" "migrations" }}
Job {{ include "landfall.migrations.jobName" (merge (dict "immutable" (include "landfall.migrations.immutable" $args)) $args) }}
{{- end }}
{{- $secrets := .context.Values.secrets }}
{{- if and (eq $secrets.source "external") $secrets.external.create }}
{{- range ternary (list "secrets" "migrations") (list "secrets") .context.Values.migrations.enabled }}
SecretStore {{ include "landfall.secret.storeName" (dict "context" $.context "component" .) }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "landfall.ownObjects.routing" -}}
{{- $routing := .context.Values.routing }}
{{- $name := include "landfall.fullname" . }}
{{- if eq $routing.kind "ingress" }}
Ingress {{ $name }}
{{- else if and (eq $routing.kind "gateway") $routing.gateway.create }}
Gateway {{ include "landfall.gateway.name" . }}
{{- if $routing.tls.enabled }}
HTTPRoute {{ $name }}-redirect
{{- end }}
{{- end }}
{{- if and (ne $routing.kind "none") $routing.tls.enabled $routing.tls.issuer.name }}
Certificate {{ include "landfall.tls.secretName" . }}
Secret {{ include "landfall.tls.secretName" . }}
{{- end }}
{{- end -}}

{{- define "landfall.ownObjects.monitoring" -}}
{{- $monitoring := .context.Values.monitoring }}
{{- $name := include "landfall.fullname" . }}
{{- if eq $monitoring.scrape.kind "serviceMonitor" }}
{{- range include "landfall.monitoring.components" . | fromJsonArray }}
Service {{ include "landfall.monitoring.serviceName" (dict "context" $.context "component" .) }}
{{- end }}
{{- end }}
{{- if $monitoring.alerts.enabled }}
PrometheusRule {{ $name }}-alerts
{{- end }}
{{- if $monitoring.dashboards.enabled }}
{{- range $path, $_ := .context.Files.Glob "files/dashboards/*.json" }}
ConfigMap {{ $name }}-dashboard-{{ base $path | trimSuffix ".json" }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Policies of the whole release, and what helm test makes. */}}
{{- define "landfall.ownObjects.rest" -}}
{{- $policies := .context.Values.networkPolicy.enabled }}
{{- if $policies }}
NetworkPolicy {{ include "landfall.fullname" . }}-default-deny
{{- end }}
{{- if .context.Values.tests.enabled }}
{{- range $server := include "landfall.components" (dict "context" .context "kind" "server") | fromJsonArray }}
{{- $name := include "landfall.componentName" (dict "context" $.context "component" (printf "tests-%s" $server)) }}
{{- range ternary (list "Pod" "ServiceAccount" "NetworkPolicy") (list "Pod" "ServiceAccount") $policies }}
{{ . }} {{ $name }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
