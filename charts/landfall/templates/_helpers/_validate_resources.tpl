{{/* Kubernetes refuses such a pod, and only when the Deployment makes it. */}}
{{- define "landfall.validate.resources" -}}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray }}
{{- $resources := (index $.context.landfall.components $component).values.resources }}
{{- range $name, $request := $resources.requests }}
{{- $limit := get $resources.limits $name }}
{{- if and $request $limit (gt (include "landfall.quantity" $request | float64) (include "landfall.quantity" $limit | float64)) }}
{{- include "landfall.refuse" (list
      (printf "%s.resources.requests.%s" (include "landfall.valuesPath" $component) $name)
      (printf "%s is more than the limit %s" $request $limit)
      (printf "write %s or less, or a higher limit" $limit)) }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* A quantity in thousandths, to be compared. Argument: quantity, of the schema's form. */}}
{{- define "landfall.quantity" -}}
{{- $factors := dict "m" 1 "" 1000 "k" 1000000 "M" 1000000000 "G" 1000000000000 "T" 1000000000000000
      "Ki" 1024000 "Mi" 1048576000 "Gi" 1073741824000 "Ti" 1099511627776000 -}}
{{- $number := regexFind "^[0-9.]+" . -}}
{{- mulf $number (get $factors (trimPrefix $number .)) | printf "%.0f" -}}
{{- end -}}
