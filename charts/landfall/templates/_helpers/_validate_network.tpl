{{/* What is named neither by addresses nor by pods gets no rule, so that nobody reaches it. Arguments: context. */}}
{{- define "landfall.validate.peers" -}}
{{- if not (include "landfall.networkPolicy.peers" .context.Values.networkPolicy.dns | fromJsonArray) }}
{{- include "landfall.refuse" (list
      "networkPolicy.dns"
      "names neither pods nor addresses, so that no pod could look up a name"
      "write the namespace and podLabels of the name servers, or their cidrs") }}
{{- end }}
{{- $components := (include "landfall.memo" . | default .context.landfall.contract).components }}
{{- $callers := dict }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray }}
{{- range $need := include "landfall.needs" (dict "context" $.context "component" $component) | fromJsonArray }}
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
