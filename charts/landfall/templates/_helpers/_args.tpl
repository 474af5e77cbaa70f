{{/* Fails with the helper's name if an argument is missing. Arguments: helper, args (dict), needs (list of names). */}}
{{- define "landfall.args" -}}
{{- range .needs -}}
{{- if not (hasKey $.args .) -}}
{{- fail (printf "helper %s: argument %q is missing" $.helper .) -}}
{{- end -}}
{{- end -}}
{{- end -}}
