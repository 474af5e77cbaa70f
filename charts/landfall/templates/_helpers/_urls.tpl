{{/* Host that the public reaches `app` or `api` at. Arguments: context, host. */}}
{{- define "landfall.host" -}}
{{- include "landfall.args" (dict "helper" "landfall.host" "args" . "needs" (list "context" "host")) -}}
{{- index .context.Values.routing.hosts .host | default (printf "%s.%s" .host .context.Values.domain) -}}
{{- end -}}

{{/* Public URL of `app` or `api`, without a path. Arguments: context, host. */}}
{{- define "landfall.url" -}}
{{- include "landfall.args" (dict "helper" "landfall.url" "args" . "needs" (list "context" "host")) -}}
{{- $routing := .context.Values.routing -}}
{{- $port := int $routing.publicPort -}}
{{- $scheme := ternary "https" "http" $routing.tls.enabled -}}
{{- printf "%s://%s%s" $scheme (include "landfall.host" .) (ternary (printf ":%d" $port) "" (gt $port 0)) -}}
{{- end -}}
