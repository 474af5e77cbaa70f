{{/* What selects the pods of one component, and never changes. Arguments: context, component. */}}
{{- define "landfall.selectorLabels" -}}
{{- if not (hasKey .context "landfall") -}}{{- include "landfall.memo" . -}}{{- end -}}
{{- $known := .context.landfall.selectors -}}
{{- if not (hasKey $known (.component | default "")) -}}
{{- include "landfall.args" (dict "helper" "landfall.selectorLabels" "args" . "needs" (list "context" "component")) -}}
{{- $_ := set $known .component (include "landfall.selectorLabels.own" .) -}}
{{- end -}}
{{- index $known .component -}}
{{- end -}}

{{- define "landfall.selectorLabels.own" -}}
app.kubernetes.io/name: {{ include "landfall.name" . | quote }}
app.kubernetes.io/instance: {{ .context.Release.Name | quote }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{/* Labels of every object and pod: the chart's, then commonLabels. Arguments: context, component; labels (more, a map) if wanted. */}}
{{- define "landfall.labels" -}}
{{- if not (hasKey .context "landfall") -}}{{- include "landfall.memo" . -}}{{- end -}}
{{- $known := .context.landfall.labels -}}
{{- if not (hasKey $known (.component | default "")) -}}
{{- include "landfall.args" (dict "helper" "landfall.labels" "args" . "needs" (list "context" "component")) -}}
{{- $_ := set $known .component (include "landfall.labels.own" .) -}}
{{- end -}}
{{- index $known .component -}}
{{- with mergeOverwrite (dict) .context.Values.commonLabels (.labels | default dict) }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Those that the chart itself gives; landfall.validate.labels refuses to set them otherwise. Arguments: context, component. */}}
{{- define "landfall.labels.own" -}}
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
`metadata` of an object of a component; the migration's say when they come. An object's own labels and annotations win over the common
ones. Arguments: context, component; name, labels, annotations, weight if wanted.
*/}}
{{- define "landfall.metadata" -}}
{{- $order := dict -}}
{{- if eq .component "migrations" -}}
{{- $order = include "landfall.migrations.annotations" . | fromYaml -}}
{{- end -}}
name: {{ .name | default (include "landfall.componentName" .) | quote }}
namespace: {{ .context.Release.Namespace | quote }}
labels:
  {{- include "landfall.labels" . | nindent 2 }}
{{- with mergeOverwrite (dict) .context.Values.commonAnnotations (.annotations | default dict) $order }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}
