{{/* What selects the pods of one component, and never changes. Arguments: context, component. */}}
{{- define "landfall.selectorLabels" -}}
{{- include "landfall.args" (dict "helper" "landfall.selectorLabels" "args" . "needs" (list "context" "component")) -}}
app.kubernetes.io/name: {{ include "landfall.name" . | quote }}
app.kubernetes.io/instance: {{ .context.Release.Name | quote }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{/* Labels of every object and pod. Arguments: context, component. */}}
{{- define "landfall.labels" -}}
{{- include "landfall.args" (dict "helper" "landfall.labels" "args" . "needs" (list "context" "component")) -}}
{{ include "landfall.selectorLabels" . }}
app.kubernetes.io/part-of: {{ include "landfall.name" . | quote }}
app.kubernetes.io/version: {{ include "landfall.version" . | quote }}
app.kubernetes.io/managed-by: {{ .context.Release.Service | quote }}
{{- end -}}

{{/* The build that runs: the git sha of the tag, else the start of the digest, as a label value. Arguments: context, component. */}}
{{- define "landfall.version" -}}
{{- include "landfall.args" (dict "helper" "landfall.version" "args" . "needs" (list "context" "component")) -}}
{{- $image := include "landfall.imageValues" . | fromJson -}}
{{- $version := $image.tag | trimPrefix "sha-" | default (trimPrefix "sha256:" $image.digest | trunc 12) -}}
{{- regexReplaceAll "[^a-zA-Z0-9]+$" (regexReplaceAll "^[^a-zA-Z0-9]+" $version "" | trunc 63) "" -}}
{{- end -}}

{{/*
`metadata` of an object of a component; the migration's say when they come. Arguments: context, component; name, annotations, weight if wanted.
*/}}
{{- define "landfall.metadata" -}}
{{- include "landfall.args" (dict "helper" "landfall.metadata" "args" . "needs" (list "context" "component")) -}}
{{- $annotations := dict -}}
{{- if eq .component "migrations" -}}
{{- $annotations = include "landfall.migrations.annotations" . | fromYaml -}}
{{- end -}}
{{- $annotations = merge (dict) (.annotations | default dict) $annotations -}}
name: {{ .name | default (include "landfall.componentName" .) | quote }}
namespace: {{ .context.Release.Namespace | quote }}
labels:
  {{- include "landfall.labels" . | nindent 2 }}
{{- with $annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}
