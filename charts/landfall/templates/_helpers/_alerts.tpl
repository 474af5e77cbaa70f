{{/* Alerts of a group, as a JSON list of Prometheus' rules. Arguments: context, group, alerts (files/alerts.json). */}}
{{- define "landfall.alerts.group" -}}
{{- include "landfall.args" (dict "helper" "landfall.alerts.group" "args" . "needs" (list "context" "group" "alerts")) -}}
{{- $monitoring := .context.Values.monitoring.alerts -}}
{{- $text := .context.Files.Get (printf "files/alerts/%s.yaml" .group) -}}
{{- $rules := list -}}
{{- range $key, $rule := include "landfall.monitoring.fill" (dict "context" .context "text" $text) | fromYaml -}}
{{- $alert := index $.alerts $key | required (printf "files/alerts/%s.yaml: %s is not in files/alerts.json" $.group $key) -}}
{{- $values := index $monitoring.rules $key -}}
{{- if and $values.enabled (include "landfall.alerts.applies" (dict "context" $.context "alert" $key)) -}}
{{- $threshold := $values.threshold | toString -}}
{{- $rules = append $rules (dict
      "alert" $alert.name
      "expr" ($rule.expr | replace "<<threshold>>" $threshold | trim)
      "for" $values.for
      "labels" (dict "severity" $values.severity "namespace" $.context.Release.Namespace)
      "annotations" (dict
        "summary" $alert.summary
        "description" ($rule.description | replace "<<threshold>>" $threshold)
        "runbook_url" (printf "%s/%s.md" $monitoring.runbookBaseUrl $alert.runbook))) -}}
{{- end -}}
{{- end -}}
{{- $rules | toJson -}}
{{- end -}}

{{/* Says yes where the release has what an alert is about. Arguments: context, alert. */}}
{{- define "landfall.alerts.applies" -}}
{{- $values := .context.Values -}}
{{- if eq .alert "migrationFailed" -}}
{{- ternary "yes" "" $values.migrations.enabled -}}
{{- else if eq .alert "externalSecretNotSynced" -}}
{{- ternary "yes" "" (eq $values.secrets.source "external") -}}
{{- else if has .alert (list "jobAge" "jobFailures" "workerDown") -}}
{{- with include "landfall.components" (dict "context" .context "kind" "worker") | fromJsonArray -}}
yes
{{- end -}}
{{- else if eq .alert "autoscalerAtMax" -}}
{{- range include "landfall.components" (dict "context" .context "kind" "running") | fromJsonArray -}}
{{- $component := (include "landfall.component" (dict "context" $.context "component" .) | fromJson).values -}}
{{- if or (dig "autoscaling" "enabled" false $component) (dig "keda" "enabled" false $component) -}}
yes
{{- end -}}
{{- end -}}
{{- else -}}
yes
{{- end -}}
{{- end -}}
