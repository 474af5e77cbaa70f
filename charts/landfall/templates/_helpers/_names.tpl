{{/* Arguments of each: context. Names of components: context, component. */}}

{{/* What `app.kubernetes.io/name` says. */}}
{{- define "landfall.name" -}}
{{- include "landfall.args" (dict "helper" "landfall.name" "args" . "needs" (list "context")) -}}
{{- .context.Values.nameOverride | default .context.Chart.Name -}}
{{- end -}}

{{/* Prefix of every object's name: at most 40 characters, so that the longest component still fits into 63. */}}
{{- define "landfall.fullname" -}}
{{- include "landfall.args" (dict "helper" "landfall.fullname" "args" . "needs" (list "context")) -}}
{{- $name := include "landfall.name" . -}}
{{- $release := .context.Release.Name -}}
{{- $full := ternary $release (printf "%s-%s" $release $name) (contains $name $release) -}}
{{- $full = .context.Values.fullnameOverride | default $full | replace "." "-" -}}
{{- if gt (len $full) 40 -}}
{{- /* A hash keeps two long names with a common beginning apart. */ -}}
{{- printf "%s-%s" (trunc 31 $full | trimSuffix "-") (sha256sum $full | trunc 8) -}}
{{- else -}}
{{- $full -}}
{{- end -}}
{{- end -}}

{{/*
Name of every object of a component. A change of migrations.ordering makes hooks into plain objects, which Helm would refuse to take
over under the same name.
*/}}
{{- define "landfall.componentName" -}}
{{- if not (hasKey .context "landfall") -}}{{- include "landfall.memo" . -}}{{- end -}}
{{- $known := .context.landfall.names -}}
{{- if not (hasKey $known (.component | default "")) -}}
{{- include "landfall.args" (dict "helper" "landfall.componentName" "args" . "needs" (list "context" "component")) -}}
{{- $plain := and (eq .component "migrations") (include "landfall.migrations.inWaves" .) -}}
{{- $_ := set $known .component (printf "%s-%s%s" (include "landfall.fullname" .) .component (ternary "-sync" "" (not (not $plain)))) -}}
{{- end -}}
{{- index $known .component -}}
{{- end -}}
