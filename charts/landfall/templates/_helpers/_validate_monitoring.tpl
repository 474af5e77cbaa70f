{{/* The kinds of the Prometheus Operator that the values ask for, its rule for times, and labels that are the chart's. Arguments: context. */}}
{{- define "landfall.validate.monitoring" -}}
{{- $monitoring := .context.Values.monitoring }}
{{- $apis := .context.Capabilities.APIVersions }}
{{- $wanted := dict }}
{{- if ne $monitoring.scrape.kind "none" }}
{{- $_ := set $wanted "monitoring.scrape.kind" (list $monitoring.scrape.kind (title $monitoring.scrape.kind | replace "monitor" "Monitor") "none") }}
{{- end }}
{{- if $monitoring.alerts.enabled }}
{{- $_ := set $wanted "monitoring.alerts.enabled" (list "true" "PrometheusRule" "false") }}
{{- end }}
{{- range $path, $kind := $wanted }}
{{- $api := printf "monitoring.coreos.com/v1/%s" (index $kind 1) }}
{{- if and ($apis.Has "apps/v1/Deployment") (not ($apis.Has $api)) }}
{{- include "landfall.refuse" (list
      $path
      (printf "%s needs the Prometheus Operator, and the cluster has no monitoring.coreos.com/v1 %s" (index $kind 0) (index $kind 1))
      (printf "install the operator, or write %s" (index $kind 2))) }}
{{- end }}
{{- end }}
{{- $scrape := $monitoring.scrape }}
{{- if gt (include "landfall.milliseconds" $scrape.timeout | int64) (include "landfall.milliseconds" $scrape.interval | int64) }}
{{- include "landfall.refuse" (list
      "monitoring.scrape.timeout"
      (printf "%s is longer than monitoring.scrape.interval %s, which the Prometheus Operator refuses" $scrape.timeout $scrape.interval)
      (printf "write %s or less" $scrape.interval)) }}
{{- end }}
{{- if and $monitoring.alerts.enabled (ne $scrape.kind "none") (gt (include "landfall.milliseconds" $scrape.interval | int64) 120000) }}
{{- include "landfall.refuse" (list
      "monitoring.scrape.interval"
      (printf "%s leaves the alerts, which look at five minutes, without two samples to compare" $scrape.interval)
      "write 2m or less") }}
{{- end }}
{{- $own := include "landfall.labels.own" (dict "context" .context "component" "monitoring") | fromYaml }}
{{- range $of := list "scrape" "alerts" "dashboards" }}
{{- range $label := keys (index $monitoring $of).labels | sortAlpha }}
{{- if hasKey $own $label }}
{{- include "landfall.refuse" (list
      (printf "monitoring.%s.labels" $of)
      (printf "%s is a label that the chart sets itself" $label)
      "take it out") }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Argument: a duration as Prometheus writes it, with one unit. */}}
{{- define "landfall.milliseconds" -}}
{{- $unit := regexFind "[a-z]+$" . -}}
{{- mul (trimSuffix $unit . | int64) (index (dict "ms" 1 "s" 1000 "m" 60000 "h" 3600000) $unit) -}}
{{- end -}}
