{{/* Where the certificate comes from is the platform's to say: a Secret, an annotation, or the load balancer by itself. */}}
{{- define "landfall.validate.tls" -}}
{{- $routing := .context.Values.routing }}
{{- $preset := include "landfall.platform" . | fromJson }}
{{- $ours := or (eq $routing.kind "ingress") (and (eq $routing.kind "gateway") $routing.gateway.create) }}
{{- if and $ours $routing.tls.enabled }}
{{- $sources := get $preset.certificates $routing.kind }}
{{- $ingress := dict "context" .context "preset" $preset.ingress "own" $routing.annotations }}
{{- $gateway := dict "context" .context "preset" $preset.gateway.annotations "own" $routing.gateway.annotations }}
{{- $annotations := include "landfall.routing.annotations" (ternary $ingress $gateway (eq $routing.kind "ingress")) | fromJson }}
{{- $found := or (has "load balancer" $sources) (and (has "Secret" $sources) (include "landfall.tls.secretName" .)) }}
{{- range $sources }}
{{- $found = or $found (get $annotations .) }}
{{- end }}
{{- if not $found }}
{{- $bySecret := has "Secret" $sources }}
{{- $class := $routing.className }}
{{- if and (eq $routing.kind "ingress") (not $bySecret) $class (ne $class $preset.className) (include "landfall.tls.secretName" .) }}
{{- include "landfall.refuse" (list
      "platform"
      (printf "the load balancer of %s reads no certificate from a Secret, and class %s is another one" .context.Values.platform $class)
      "write platform: generic") }}
{{- else }}
{{- include "landfall.refuse" (list
      (ternary "routing.tls.secretName" "routing.tls.certificateArn" $bySecret)
      "is empty, and the load balancer has no other certificate"
      (printf "write %s, or tls.enabled: false"
        (ternary "it, or an issuer of cert-manager" "the ARN of the ACM certificate" $bySecret))) }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Other load balancers set no readiness gates: new pods would count as ready before they get requests. */}}
{{- define "landfall.validate.readinessGates" -}}
{{- if and .context.Values.routing.loadBalancer.readinessGates (ne .context.Values.platform "aws") }}
{{- include "landfall.refuse" (list
      "routing.loadBalancer.readinessGates"
      (printf "only the AWS Load Balancer Controller sets them, and the platform is %s" .context.Values.platform)
      "write false, and registrationSeconds, or platform: aws") }}
{{- end }}
{{- end -}}

{{- define "landfall.validate.gateway" -}}
{{- $gateway := .context.Values.routing.gateway }}
{{- if eq .context.Values.routing.kind "gateway" }}
{{- if not (or $gateway.create $gateway.name) }}
{{- include "landfall.refuse" (list
      "routing.gateway.name"
      "is empty, so that routes have no Gateway to attach to"
      "write the name of the one that is there, or create: true") }}
{{- end }}
{{- if $gateway.create }}
{{- $preset := include "landfall.platform" . | fromJson }}
{{- if not (or $gateway.className $preset.gateway.className) }}
{{- include "landfall.refuse" (list
      "routing.gateway.className"
      (printf "is empty, and platform %s has no Gateway class of its own" .context.Values.platform)
      "write the name of one that is there: kubectl get gatewayclass") }}
{{- end }}
{{- range $key := list "namespace" "sectionName" }}
{{- with get $gateway $key }}
{{- include "landfall.refuse" (list
      (printf "routing.gateway.%s" $key)
      (printf "%s is of a Gateway that is there, and create makes one with its own listeners in the namespace of the release" .)
      "leave it out, or write create: false") }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
