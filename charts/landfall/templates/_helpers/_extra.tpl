{{/*
The objects of extraObjects after their templates, as a JSON list of name and object; a text may hold several. What is no object of
Kubernetes is null. Arguments: context.
*/}}
{{- define "landfall.extra" -}}
{{- include "landfall.args" (dict "helper" "landfall.extra" "args" . "needs" (list "context")) -}}
{{- $out := list -}}
{{- range $name, $value := .context.Values.extraObjects -}}
{{- $text := tpl (kindIs "string" $value | ternary $value (toYaml $value)) $.context -}}
{{- range regexSplit "(?m)^---[ \t]*$" $text -1 -}}
{{- $object := fromYaml . -}}
{{- if $object -}}
{{- $metadata := kindIs "map" $object.metadata | ternary $object.metadata dict -}}
{{- $maps := and (kindIs "map" ($metadata.labels | default dict)) (kindIs "map" ($metadata.annotations | default dict)) -}}
{{- $good := and $maps (kindIs "string" $object.apiVersion) (kindIs "string" $object.kind) (kindIs "string" $metadata.name) -}}
{{- $out = append $out (dict "name" $name "object" (ternary $object nil $good)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $out | toJson -}}
{{- end -}}

{{/*
An object with what it leaves out: the namespace, and the labels and annotations that every object has; its own win.
Arguments: context, object.
*/}}
{{- define "landfall.extra.object" -}}
{{- include "landfall.args" (dict "helper" "landfall.extra.object" "args" . "needs" (list "context" "object")) -}}
{{- $own := .object.metadata -}}
{{- $labels := include "landfall.labels" (dict "context" .context "component" "extra") | fromYaml -}}
{{- $labels = mergeOverwrite $labels ($own.labels | default dict) -}}
{{- $annotations := mergeOverwrite (dict) .context.Values.commonAnnotations ($own.annotations | default dict) -}}
{{- $metadata := mergeOverwrite (omit $own "labels" "annotations") (dict "labels" $labels) -}}
{{- if $annotations -}}
{{- $_ := set $metadata "annotations" $annotations -}}
{{- end -}}
{{- if not (include "landfall.extra.clusterWide" .object.kind) -}}
{{- $metadata = merge $metadata (dict "namespace" .context.Release.Namespace) -}}
{{- end -}}
{{- mergeOverwrite (omit .object "metadata") (dict "metadata" $metadata) | toYaml -}}
{{- end -}}

{{/* Whether objects of a kind are in no namespace, as far as names tell: "true" or nothing. Argument: kind. */}}
{{- define "landfall.extra.clusterWide" -}}
{{- $kinds := list "Namespace" "PersistentVolume" "CustomResourceDefinition" -}}
{{- if or (hasPrefix "Cluster" .) (hasSuffix "Class" .) (hasSuffix "WebhookConfiguration" .) (has . $kinds) -}}true{{- end -}}
{{- end -}}
