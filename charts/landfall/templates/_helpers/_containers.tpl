{{/*
`initContainers` of a pod: sidecars first, since what follows may need one; then the wait for the migration; then an operator's own,
which may need its tables. Arguments: context, component.
*/}}
{{- define "landfall.initContainers" -}}
{{- include "landfall.args" (dict "helper" "landfall.initContainers" "args" . "needs" (list "context" "component")) -}}
{{- $values := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values -}}
{{- range $name, $container := $values.sidecars }}
{{- include "landfall.container" (dict "name" $name "container" $container "more" (dict "restartPolicy" "Always")) }}
{{- end }}
{{- with include "landfall.migrations.wait" . | trim }}
{{ . }}
{{- end }}
{{- range $name, $container := $values.initContainers }}
{{- include "landfall.container" (dict "name" $name "container" $container "more" dict) }}
{{- end }}
{{- end -}}

{{/*
A container of an operator, as an element of a list. The Pod Security Standard "restricted" stays as it is; of the rest only the user
and the root filesystem are the operator's. Arguments: name, container, more (fields that win).
*/}}
{{- define "landfall.container" -}}
{{- $own := pick (.container.securityContext | default dict) "runAsUser" "runAsGroup" "readOnlyRootFilesystem" -}}
{{- $context := mergeOverwrite (dict) (include "landfall.containerSecurityContext" . | fromYaml) $own }}
- {{ mergeOverwrite (omit .container "securityContext") (dict "name" .name "securityContext" $context) .more | toYaml | nindent 2 | trim }}
{{- end -}}
