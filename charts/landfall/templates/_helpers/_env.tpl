{{/*
Plain variables that a component reads, as a JSON map of strings: its own config wins over the common one, that over what the
chart derives; an optional variable without a value is left out. Arguments: context, component.
*/}}
{{- define "landfall.env.plain" -}}
{{- include "landfall.args" (dict "helper" "landfall.env.plain" "args" . "needs" (list "context" "component")) -}}
{{- $contract := include "landfall.memo" . | default .context.landfall.contract -}}
{{- $out := dict -}}
{{- range $name := (index $contract.components .component).variables -}}
{{- $variable := index $contract.variables $name -}}
{{- if eq $variable.kind "config" -}}
{{- $value := include "landfall.env.value" (dict "context" $.context "component" $.component "name" $name "variable" $variable) -}}
{{- if ne $value "" -}}
{{- $_ := set $out $name $value -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $out | toJson -}}
{{- end -}}

{{/* One plain variable as a string, empty if nothing gives it a value. Arguments: context, component, name, variable. */}}
{{- define "landfall.env.value" -}}
{{- $values := (include "landfall.component" . | fromJson).values -}}
{{- if hasKey $values.config .name -}}
{{- include "landfall.env.string" (dict "type" .variable.type "value" (index $values.config .name)) -}}
{{- else if hasKey .context.Values.config .name -}}
{{- include "landfall.env.string" (dict "type" .variable.type "value" (index .context.Values.config .name)) -}}
{{- else if .variable.derive -}}
{{- include (printf "landfall.derive.%s" .variable.derive) . -}}
{{- end -}}
{{- end -}}

{{/* A value as the process sees it; YAML has made integers into floats, and 1000000 would become 1e+06. Arguments: type, value. */}}
{{- define "landfall.env.string" -}}
{{- if eq .type "integer" -}}{{- int64 .value -}}{{- else -}}{{- .value -}}{{- end -}}
{{- end -}}

{{/*
`env` of a container: an entry for each variable that the component reads, in the contract's order. Arguments: context, component;
names of some of them if wanted.
*/}}
{{- define "landfall.env.entries" -}}
{{- include "landfall.args" (dict "helper" "landfall.env.entries" "args" . "needs" (list "context" "component")) -}}
{{- $contract := include "landfall.memo" . | default .context.landfall.contract -}}
{{- $plain := include "landfall.env.plain" . | fromJson -}}
{{- range $name := .names | default (index $contract.components .component).variables }}
{{- if hasKey $plain $name }}
- name: {{ $name }}
  valueFrom:
    configMapKeyRef:
      name: {{ include "landfall.componentName" $ | quote }}
      key: {{ $name }}
{{- else if eq (index $contract.variables $name).kind "secret" }}
- name: {{ $name }}
  valueFrom:
    secretKeyRef:
      name: {{ include "landfall.secret.name" $ | quote }}
      key: {{ $name }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Hash of the data that a component's pods read: they restart when it changes, and only then. Arguments: context, component. */}}
{{- define "landfall.env.checksum" -}}
{{- printf "%s%s" (include "landfall.env.plain" .) (include "landfall.secret.checksum" .) | sha256sum -}}
{{- end -}}
