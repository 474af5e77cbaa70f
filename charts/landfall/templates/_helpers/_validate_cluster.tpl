{{/*
What only a live cluster can tell. A render without one (helm template) knows no kinds, only groups and versions; Argo CD hands it
the kinds, but `lookup` stays empty there. The default ServiceAccount is in every namespace that exists.
*/}}
{{- define "landfall.validate.cluster" -}}
{{- $secrets := .context.Values.secrets }}
{{- $apis := .context.Capabilities.APIVersions }}
{{- range include "landfall.validate.kinds" . | fromYamlArray }}
{{- if and ($apis.Has "apps/v1/Deployment") (not ($apis.Has .kind)) }}
{{- include "landfall.refuse" (list
      .path
      (printf "needs %s, and the cluster has no %s" .from .kind)
      (printf "install it, or write %s" .else)) }}
{{- end }}
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

{{/* Kinds of others that the values ask for, as a YAML list: path of the value, kind, who brings it, what to write instead. */}}
{{- define "landfall.validate.kinds" -}}
{{- $values := .context.Values }}
{{- if eq $values.secrets.source "external" }}
- { path: secrets.source, kind: external-secrets.io/v1/ExternalSecret, from: the External Secrets Operator, else: existing }
{{- if $values.secrets.external.create }}
- { path: secrets.external.create, kind: external-secrets.io/v1/SecretStore, from: the External Secrets Operator, else: "false" }
{{- end }}
{{- end }}
{{- if eq $values.routing.kind "gateway" }}
- { path: routing.kind, kind: gateway.networking.k8s.io/v1/HTTPRoute, from: the Gateway API, else: ingress }
{{- if $values.routing.gateway.create }}
- { path: routing.gateway.create, kind: gateway.networking.k8s.io/v1/Gateway, from: the Gateway API, else: "false" }
{{- end }}
{{- end }}
{{- if and (ne $values.routing.kind "none") $values.routing.tls.enabled $values.routing.tls.issuer.name }}
- { path: routing.tls.issuer.name, kind: cert-manager.io/v1/Certificate, from: cert-manager, else: the Secret of a certificate }
{{- end }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "running") | fromJsonArray }}
{{- $own := (index $.context.landfall.components $component).values }}
{{- $path := include "landfall.valuesPath" $component }}
{{- if dig "keda" "enabled" false $own }}
- { path: {{ $path }}.keda.enabled, kind: keda.sh/v1alpha1/ScaledObject, from: KEDA, else: "false" }
{{- end }}
{{- if $own.vpa.enabled }}
- { path: {{ $path }}.vpa.enabled, kind: autoscaling.k8s.io/v1/VerticalPodAutoscaler, from: the VerticalPodAutoscaler, else: "false" }
{{- end }}
{{- end }}
{{- end -}}
