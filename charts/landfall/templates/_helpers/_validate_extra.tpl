{{/* What is no object of Kubernetes, or is one that is there already: Helm would apply both, and the last one would win. */}}
{{- define "landfall.validate.extraObjects" -}}
{{- $extra := include "landfall.extra" . | fromJsonArray }}
{{- if $extra }}
{{- $own := include "landfall.ownObjects" . | splitList "\n" }}
{{- $taken := dict }}
{{- range $extra }}
{{- $path := printf "extraObjects.%s" .name }}
{{- if .object }}
{{- include "landfall.validate.extraMetadata" (dict "path" $path "metadata" .object.metadata) }}
{{- $namespace := .object.metadata.namespace | default $.context.Release.Namespace }}
{{- $object := printf "%s %s" .object.kind .object.metadata.name }}
{{- if and (eq $namespace $.context.Release.Namespace) (has $object $own) }}
{{- include "landfall.refuse" (list
      $path
      (printf "the chart itself makes the %s" $object)
      "write another name") }}
{{- end }}
{{- $key := printf "%s %s %s" (regexReplaceAll "[^/]+$" .object.apiVersion "") $object $namespace }}
{{- with get $taken $key }}
{{- include "landfall.refuse" (list
      $path
      (printf "the %s is there twice: also in extraObjects.%s" $object .)
      "write one of them, or another name") }}
{{- end }}
{{- $_ := set $taken $key .name }}
{{- else }}
{{- include "landfall.refuse" (list
      $path
      "is no object of Kubernetes once its templates are filled in"
      "write YAML with apiVersion, kind and metadata.name") }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Kubernetes takes nothing but text for these. Arguments: path, metadata. */}}
{{- define "landfall.validate.extraMetadata" -}}
{{- range $field := list "labels" "annotations" }}
{{- range $key, $value := get $.metadata $field | default dict }}
{{- if not (kindIs "string" $value) }}
{{- include "landfall.refuse" (list
      (printf "%s.metadata.%s.%s" $.path $field $key)
      (printf "%v is not a text, and Kubernetes takes nothing else" $value)
      "write it in quotes") }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
