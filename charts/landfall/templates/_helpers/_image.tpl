{{/*
Repository, tag and digest of the image that a component runs, as JSON. Workers and the migration run that of the api; what runs
none, such as the Ingress, is of the same build. Arguments: context, component.
*/}}
{{- define "landfall.imageValues" -}}
{{- include "landfall.args" (dict "helper" "landfall.imageValues" "args" . "needs" (list "context" "component")) -}}
{{- $name := dig "components" .component "image" "api" (include "landfall.memo" . | default .context.landfall.contract) -}}
{{- $image := (index .context.Values $name).image -}}
{{- merge (dict "tag" ($image.tag | default .context.Values.image.tag)) $image | toJson -}}
{{- end -}}

{{/* Reference of the image of a component; a digest wins over the tag. Arguments: context, component. */}}
{{- define "landfall.image" -}}
{{- $image := include "landfall.imageValues" . | fromJson -}}
{{- $registry := .context.Values.image.registry | default (.context.Values.global | default dict).imageRegistry -}}
{{- $name := list $registry $image.repository | compact | join "/" -}}
{{- if $image.digest -}}
{{- printf "%s@%s" $name $image.digest -}}
{{- else -}}
{{- printf "%s:%s" $name $image.tag -}}
{{- end -}}
{{- end -}}

{{/*
Names of the Secrets of registries, as a JSON list: those of this chart, then those that a parent chart gives to all, as names or in the
form that pods have. Arguments: context.
*/}}
{{- define "landfall.pullSecrets" -}}
{{- $names := .context.Values.image.pullSecrets -}}
{{- range (.context.Values.global | default dict).imagePullSecrets -}}
{{- $names = append $names (kindIs "map" . | ternary . (dict "name" .)).name -}}
{{- end -}}
{{- $names | uniq | toJson -}}
{{- end -}}

{{/* `imagePullSecrets` of a pod. Arguments: context. */}}
{{- define "landfall.imagePullSecrets" -}}
{{- range include "landfall.pullSecrets" . | fromJsonArray }}
- name: {{ . | quote }}
{{- end }}
{{- end -}}
