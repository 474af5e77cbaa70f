{{/* Services are named by RFC 1035, everything else less strictly. */}}
{{- define "landfall.validate.names" -}}
{{- $name := include "landfall.fullname" . }}
{{- if not (regexMatch "^[a-z]" $name) }}
{{- include "landfall.refuse" (list
      "fullnameOverride"
      (printf "objects would be called %s-…, and the name of a Service starts with a letter" $name)
      "write a name that does, or give the release one") }}
{{- end }}
{{- end -}}

{{- define "landfall.validate.hosts" -}}
{{- $domain := (include "landfall.env.plain" (dict "context" .context "component" "api") | fromJson).COOKIE_DOMAIN }}
{{- $other := (include "landfall.env.plain" (dict "context" .context "component" "web") | fromJson).COOKIE_DOMAIN }}
{{- if ne $domain $other }}
{{- include "landfall.refuse" (list
      "config.COOKIE_DOMAIN"
      (printf "the session cookie of the api belongs to %s, and that of web to %s" $domain $other)
      "write it once, under config") }}
{{- end }}
{{- if ne .context.Values.routing.kind "none" }}
{{- $app := include "landfall.host" (dict "context" .context "host" "app") }}
{{- $api := include "landfall.host" (dict "context" .context "host" "api") }}
{{- if eq $app $api }}
{{- include "landfall.refuse" (list
      "routing.hosts"
      (printf "app and api are both %s" $app)
      "write two hosts") }}
{{- end }}
{{- range $key, $host := dict "app" $app "api" $api }}
{{- if not (or (eq $host $domain) (hasSuffix (printf ".%s" $domain) $host)) }}
{{- include "landfall.refuse" (list
      (printf "routing.hosts.%s" $key)
      (printf "%s is outside of %s, and the session cookie would not reach it" $host $domain)
      (printf "write a host below %s, or another domain" $domain)) }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "landfall.validate.network" -}}
{{- $policy := .context.Values.networkPolicy }}
{{- if $policy.enabled }}
{{- if and (ne .context.Values.routing.kind "none") (not $policy.ingressCidrs) (not $policy.ingressNamespace) }}
{{- include "landfall.refuse" (list
      "networkPolicy.ingressCidrs"
      "is empty, so that the load balancer reaches no pod"
      "write the ranges that it calls from, or ingressNamespace where it runs in the cluster") }}
{{- end }}
{{- $callers := dict }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray }}
{{- with (include "landfall.env.plain" (dict "context" $.context "component" $component) | fromJson).REDIS_PORT }}
{{- $_ := set $callers . (append (get $callers . | default list) $component) }}
{{- end }}
{{- end }}
{{- range $port, $names := omit $callers (int $policy.redis.port | toString) }}
{{- include "landfall.refuse" (list
      "networkPolicy.redis.port"
      (printf "%d is not the REDIS_PORT %s of %s" (int $policy.redis.port) $port (join ", " $names))
      "write the same port in both") }}
{{- end }}
{{- include "landfall.validate.urlPorts" . }}
{{- include "landfall.validate.peers" . }}
{{- end }}
{{- end -}}

{{/* The URLs of managed services, whose ports the policies have to let through. An S3_ENDPOINT left out is AWS's, with https. */}}
{{- define "landfall.validate.urlPorts" -}}
{{- $urls := dict "mail" "RESEND_BASE_URL" "payments" "STRIPE_BASE_URL" "objectStore" "S3_ENDPOINT" "telemetry" "OTEL_EXPORTER_OTLP_ENDPOINT" }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray }}
{{- $args := dict "context" $.context "component" $component }}
{{- $plain := include "landfall.env.plain" $args | fromJson }}
{{- $needs := include "landfall.needs" $args | fromJsonArray }}
{{- range $need, $name := $urls }}
{{- if has $need $needs }}
{{- $url := get $plain $name | default "https://" }}
{{- $port := regexFind ":[0-9]+$" $url | trimPrefix ":" | default (ternary "443" "80" (hasPrefix "https:" $url)) | int }}
{{- $allowed := int (index $.context.Values.networkPolicy $need).port }}
{{- if ne $port $allowed }}
{{- include "landfall.refuse" (list
      (printf "networkPolicy.%s.port" $need)
      (printf "%d is not the port %d that %s calls: %s" $allowed $port $component $name)
      "write the same port in both") }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
