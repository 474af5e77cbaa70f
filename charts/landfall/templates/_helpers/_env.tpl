{{/*
Plain variables that a component reads, as a JSON map of strings: its own config wins over the common one, that over what the
chart derives; an optional variable without a value is left out. Arguments: context, component.
*/}}
{{- define "landfall.env.plain" -}}
{{- include "landfall.args" (dict "helper" "landfall.env.plain" "args" . "needs" (list "context" "component")) -}}
{{- $contract := include "landfall.memo" . | default .context.landfall.contract -}}
{{- $known := .context.landfall.plain -}}
{{- if not (hasKey $known .component) -}}
{{- $own := include "landfall.components.memo" . | default (index .context.landfall.components .component) -}}
{{- $out := dict -}}
{{- range $name := $own.variables -}}
{{- $variable := index $contract.variables $name -}}
{{- if eq $variable.kind "config" -}}
{{- $args := dict "context" $.context "component" $.component "own" $own "name" $name "variable" $variable -}}
{{- with include "landfall.env.value" $args -}}
{{- $_ := set $out $name . -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $_ := set $known .component ($out | toJson) -}}
{{- end -}}
{{- index $known .component -}}
{{- end -}}

{{/*
One plain variable as a string, empty if nothing gives it a value. Arguments: context, component, own (the component's map), name,
variable.
*/}}
{{- define "landfall.env.value" -}}
{{- if hasKey .own.values.config .name -}}
{{- include "landfall.env.string" (dict "type" .variable.type "value" (index .own.values.config .name)) -}}
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
{{- $configMap := include "landfall.componentName" . -}}
{{- $secret := include "landfall.secret.name" . -}}
{{- range $name := .names | default (index $contract.components .component).variables }}
{{- if hasKey $plain $name }}
- name: {{ $name }}
  valueFrom:
    configMapKeyRef:
      name: {{ $configMap | quote }}
      key: {{ $name }}
{{- else if eq (index $contract.variables $name).kind "secret" }}
- name: {{ $name }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret | quote }}
      key: {{ $name }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Hash of the data that a component's pods read: they restart when it changes, and only then. Arguments: context, component. */}}
{{- define "landfall.env.checksum" -}}
{{- printf "%s%s" (include "landfall.env.plain" .) (include "landfall.secret.checksum" .) | sha256sum -}}
{{- end -}}
