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

{{- define "landfall.validate.secrets" -}}
{{- if and (eq .context.Values.secrets.source "inline") (ne .context.Values.environment "dev") }}
{{- include "landfall.refuse" (list
      "secrets.source"
      (printf "inline secrets of environment %s would be in the values and in every release record" .context.Values.environment)
      "write external or existing") }}
{{- end }}
{{- /* Not in the schema, whose message would quote the value. */}}
{{- if eq .context.Values.secrets.source "inline" }}
{{- range $name, $variable := (include "landfall.memo" . | default .context.landfall.contract).variables }}
{{- if and $variable.pattern (not (regexMatch $variable.pattern (index $.context.Values.secrets.inline $name))) }}
{{- include "landfall.refuse" (list
      (printf "secrets.inline.%s" $name)
      (printf "the value, not shown, is not of the form %s" $variable.pattern)
      "write one that is") }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* A Secret of somebody else's that has the name of one that this release makes would be overwritten. */}}
{{- define "landfall.validate.secretNames" -}}
{{- if ne .context.Values.secrets.source "existing" }}
{{- $own := list }}
{{- range include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray }}
{{- if include "landfall.secret.variables" (dict "context" $.context "component" .) | fromJsonArray }}
{{- $own = append $own (include "landfall.componentName" (dict "context" $.context "component" .)) }}
{{- end }}
{{- end }}
{{- $tls := .context.Values.routing.tls }}
{{- $image := .context.Values.image }}
{{- range $path, $names := dict "routing.tls.secretName" (list $tls.secretName) "image.pullSecrets" $image.pullSecrets }}
{{- range $name := $names }}
{{- if has $name $own }}
{{- include "landfall.refuse" (list
      $path
      (printf "%s is a Secret that this release makes" $name)
      "write another name") }}
{{- end }}
{{- end }}
{{- end }}
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

{{- define "landfall.validate.tls" -}}
{{- $routing := .context.Values.routing }}
{{- $given := dig "alb.ingress.kubernetes.io/certificate-arn" $routing.tls.certificateArn $routing.annotations }}
{{- if and (eq .context.Values.platform "aws") (eq $routing.kind "ingress") $routing.tls.enabled (not $given) }}
{{- include "landfall.refuse" (list
      "routing.tls.certificateArn"
      "is empty, and the load balancer has no other certificate"
      "write the ARN of the ACM certificate, or tls.enabled: false") }}
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
{{- range $component := include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray }}
{{- $port := (include "landfall.env.plain" (dict "context" $.context "component" $component) | fromJson).REDIS_PORT }}
{{- if and $port (ne (int $port) (int $policy.redis.port)) }}
{{- include "landfall.refuse" (list
      "networkPolicy.redis.port"
      (printf "%d is not the REDIS_PORT %s of %s" (int $policy.redis.port) $port $component)
      "write the same port in both") }}
{{- end }}
{{- end }}
{{- include "landfall.validate.urlPorts" . }}
{{- include "landfall.validate.peers" . }}
{{- end }}
{{- end -}}

{{/* The URLs of managed services, whose ports the policies have to let through. An S3_ENDPOINT left out is AWS's, with https. */}}
{{- define "landfall.validate.urlPorts" -}}
{{- $contract := include "landfall.memo" . | default .context.landfall.contract }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray }}
{{- $plain := include "landfall.env.plain" (dict "context" $.context "component" $component) | fromJson }}
{{- range $need, $name := dict "mail" "RESEND_BASE_URL" "objectStore" "S3_ENDPOINT" }}
{{- if has $need (index $contract.components $component).needs }}
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

{{/*
What only a live cluster can tell. A render without one (helm template) knows no kinds, only groups and versions; Argo CD hands it
the kinds, but `lookup` stays empty there. The default ServiceAccount is in every namespace that exists.
*/}}
{{- define "landfall.validate.cluster" -}}
{{- $secrets := .context.Values.secrets }}
{{- $apis := .context.Capabilities.APIVersions }}
{{- if and (eq $secrets.source "external") ($apis.Has "apps/v1/Deployment") (not ($apis.Has "external-secrets.io/v1/ExternalSecret")) }}
{{- include "landfall.refuse" (list
      "secrets.source"
      "external needs the External Secrets Operator, and the cluster has no external-secrets.io/v1 ExternalSecret"
      "install the operator, or write existing") }}
{{- end }}
{{- $namespace := .context.Release.Namespace }}
{{- if and (eq $secrets.source "existing") (lookup "v1" "ServiceAccount" $namespace "default") }}
{{- $found := (lookup "v1" "Secret" $namespace $secrets.existing.name).data | default dict }}
{{- $missing := list }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray }}
{{- range $name := include "landfall.secret.variables" (dict "context" $.context "component" $component) | fromJsonArray }}
{{- if not (hasKey $found $name) }}
{{- $missing = append $missing $name }}
{{- end }}
{{- end }}
{{- end }}
{{- with $missing | uniq | sortAlpha }}
{{- include "landfall.refuse" (list
      "secrets.existing.name"
      (printf "the Secret %s of namespace %s lacks %s" $secrets.existing.name $namespace (join ", " .))
      "create it with these keys, or write another source") }}
{{- end }}
{{- end }}
{{- end -}}
