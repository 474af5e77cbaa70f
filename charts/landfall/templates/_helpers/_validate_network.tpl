{{/* A service that is named neither by addresses nor by pods gets no rule, so that nobody reaches it. Arguments: context. */}}
{{- define "landfall.validate.peers" -}}
{{- $components := (include "landfall.memo" . | default .context.landfall.contract).components }}
{{- $callers := dict }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray }}
{{- range $need := (index $components $component).needs }}
{{- if not (hasKey $components $need) }}
{{- $_ := set $callers $need (append (get $callers $need | default list) $component) }}
{{- end }}
{{- end }}
{{- end }}
{{- range $need, $names := $callers }}
{{- $callee := index $.context.Values.networkPolicy $need }}
{{- if not (include "landfall.networkPolicy.peers" $callee | fromJsonArray) }}
{{- include "landfall.refuse" (list
      (printf "networkPolicy.%s.cidrs" $need)
      (printf "is empty, and no pods are named either, so that %s cannot reach it" (join ", " $names))
      "write its ranges, or its namespace and podLabels") }}
{{- end }}
{{- end }}
{{- end -}}
