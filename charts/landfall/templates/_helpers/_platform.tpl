{{/* The preset of the platform, files/platforms/<platform>.yaml, as JSON. Arguments: context. */}}
{{- define "landfall.platform" -}}
{{- include "landfall.args" (dict "helper" "landfall.platform" "args" . "needs" (list "context")) -}}
{{- $known := include "landfall.memo" . | default .context.landfall.text -}}
{{- if not (hasKey $known "platform") -}}
{{- $file := printf "files/platforms/%s.yaml" .context.Values.platform -}}
{{- $text := .context.Files.Get $file -}}
{{- if not $text -}}
{{- fail (printf "helper landfall.platform: the chart has no %s" $file) -}}
{{- end -}}
{{- $_ := set $known "platform" (fromYaml $text | toJson) -}}
{{- end -}}
{{- $known.platform -}}
{{- end -}}

{{/* Annotations of a preset with their templates filled in; an empty one is left out. Arguments: context, annotations. */}}
{{- define "landfall.platform.render" -}}
{{- include "landfall.args" (dict "helper" "landfall.platform.render" "args" . "needs" (list "context" "annotations")) -}}
{{- range $key, $template := .annotations }}
{{- /* Each call of tpl copies all templates of the chart. */ -}}
{{- $value := $template }}
{{- if contains "{{" $template }}
{{- $value = tpl $template $.context }}
{{- end }}
{{- with $value }}
{{ $key }}: {{ . | quote }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Annotations of a component's Service, as JSON: its own over those that the platform asks for. Arguments: context, component. */}}
{{- define "landfall.platform.serviceAnnotations" -}}
{{- $preset := dig "services" .component dict (include "landfall.platform" . | fromJson) -}}
{{- $own := (index .context.Values .component).service.annotations -}}
{{- include "landfall.routing.annotations" (dict "context" .context "preset" $preset "own" $own) -}}
{{- end -}}
