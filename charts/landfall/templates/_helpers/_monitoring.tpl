{{/* Components that have metrics, as a JSON list. Arguments: context. */}}
{{- define "landfall.monitoring.components" -}}
{{- include "landfall.args" (dict "helper" "landfall.monitoring.components" "args" . "needs" (list "context")) -}}
{{- $names := list -}}
{{- range include "landfall.components" (dict "context" .context "kind" "running") | fromJsonArray -}}
{{- if (include "landfall.component" (dict "context" $.context "component" .) | fromJson).metricsPort -}}
{{- $names = append $names . -}}
{{- end -}}
{{- end -}}
{{- $names | toJson -}}
{{- end -}}

{{/* One endpoint of a monitor. Both kinds give the same labels, on which rules and dashboards rely. Arguments: context, component. */}}
{{- define "landfall.monitoring.endpoint" -}}
{{- include "landfall.args" (dict "helper" "landfall.monitoring.endpoint" "args" . "needs" (list "context" "component")) -}}
{{- $scrape := .context.Values.monitoring.scrape -}}
port: metrics
path: /metrics
interval: {{ $scrape.interval }}
scrapeTimeout: {{ $scrape.timeout }}
relabelings:
  - targetLabel: job
    replacement: {{ include "landfall.componentName" . | quote }}
  - targetLabel: component
    replacement: {{ .component }}
{{- end -}}

{{/* Name of the Service of a component's metrics, cut where it would be longer than 63. Arguments: context, component. */}}
{{- define "landfall.monitoring.serviceName" -}}
{{- $name := include "landfall.componentName" . -}}
{{- if gt (len $name) 55 -}}
{{- $name = printf "%s-%s" (trunc 46 $name | trimSuffix "-") (sha256sum $name | trunc 8) -}}
{{- end -}}
{{- printf "%s-metrics" $name -}}
{{- end -}}

{{/* Fills in what stands in << >> of a rule or, with quotes as JSON has them, of a dashboard. Arguments: context, text; json if wanted. */}}
{{- define "landfall.monitoring.fill" -}}
{{- include "landfall.args" (dict "helper" "landfall.monitoring.fill" "args" . "needs" (list "context" "text")) -}}
{{- $fullname := include "landfall.fullname" . -}}
{{- $namespace := printf "namespace=%q" .context.Release.Namespace -}}
{{- $running := include "landfall.components" (dict "context" .context "kind" "running") | fromJsonArray -}}
{{- $workers := include "landfall.components" (dict "context" .context "kind" "worker") | fromJsonArray -}}
{{- $all := printf "%s-(%s)" $fullname (join "|" $running) -}}
{{- $background := printf "%s-(%s)" $fullname (join "|" $workers) -}}
{{- $pods := list -}}
{{- range include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray -}}
{{- /* The generated part of a pod's name may cut what stands before it. */ -}}
{{- $pods = append $pods (printf "%s-%s-" $fullname . | trunc 57 | printf "%s.*") -}}
{{- end -}}
{{- $queues := list -}}
{{- range $workers -}}
{{- $queues = append $queues (trimPrefix "worker-" .) -}}
{{- end -}}
{{- $text := .text -}}
{{- range $name, $value := dict
      "namespace" .context.Release.Namespace
      "fullname" $fullname
      "release" (sha256sum (printf "%s/%s" .context.Release.Namespace $fullname) | trunc 8)
      "queues" (join "|" $queues)
      "api" (printf "%s, job=%q" $namespace (printf "%s-api" $fullname))
      "workers" (printf "%s, job=~%q" $namespace $background)
      "backend" (printf "%s, job=~%q" $namespace (printf "%s-(%s)" $fullname (prepend $workers "api" | join "|")))
      "deployments" (printf "%s, deployment=~%q" $namespace $all)
      "workerDeployments" (printf "%s, deployment=~%q" $namespace $background)
      "pods" (printf "%s, pod=~%q" $namespace (join "|" $pods))
      "autoscalers" (printf "%s, horizontalpodautoscaler=~%q" $namespace (printf "(keda-hpa-)?%s" $all))
      "secrets" (printf "%s-.+" $fullname) -}}
{{- $text = replace (printf "<<%s>>" $name) (ternary (replace "\"" "\\\"" $value) $value (hasKey $ "json")) $text -}}
{{- end -}}
{{- $text -}}
{{- end -}}
