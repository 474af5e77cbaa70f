{{/*
Repository, tag and digest of the image that a component runs, as JSON: workers and the migration run that of the api; what is no
component, such as the Ingress, has the common tag. Arguments: context, component.
*/}}
{{- define "landfall.imageValues" -}}
{{- include "landfall.args" (dict "helper" "landfall.imageValues" "args" . "needs" (list "context" "component")) -}}
{{- $components := (include "landfall.contract" . | fromJson).components -}}
{{- $image := dict "tag" "" "digest" "" -}}
{{- if hasKey $components .component -}}
{{- $image = (index .context.Values (index $components .component).image).image -}}
{{- end -}}
{{- merge (dict "tag" ($image.tag | default .context.Values.image.tag)) $image | toJson -}}
{{- end -}}

{{/* Reference of the image of a component; a digest wins over the tag. Arguments: context, component. */}}
{{- define "landfall.image" -}}
{{- $image := include "landfall.imageValues" . | fromJson -}}
{{- $name := list .context.Values.image.registry $image.repository | compact | join "/" -}}
{{- if $image.digest -}}
{{- printf "%s@%s" $name $image.digest -}}
{{- else -}}
{{- printf "%s:%s" $name $image.tag -}}
{{- end -}}
{{- end -}}
