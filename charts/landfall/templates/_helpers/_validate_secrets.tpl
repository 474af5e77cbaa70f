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
{{- $tls := include "landfall.tls.secretName" . }}
{{- $pull := include "landfall.pullSecrets" . | fromJsonArray }}
{{- range $path, $names := dict "routing.tls.secretName" (list $tls) "image.pullSecrets" $pull }}
{{- range $name := $names }}
{{- if has $name $own }}
{{- include "landfall.refuse" (list
      $path
      (printf "%s is a Secret that this release makes" $name)
      "write another name") }}
{{- end }}
{{- end }}
{{- end }}
{{- else }}
{{- $tls := .context.Values.routing.tls }}
{{- if and $tls.issuer.name (eq (include "landfall.tls.secretName" .) .context.Values.secrets.existing.name) }}
{{- include "landfall.refuse" (list
      "routing.tls.secretName"
      (printf "cert-manager would write its certificate into %s, which has the secrets" .context.Values.secrets.existing.name)
      "write the name of another Secret") }}
{{- end }}
{{- end }}
{{- end -}}

{{/* A store that the chart makes is of the namespace, and nobody else's; the migration reads it before anything else is there. */}}
{{- define "landfall.validate.secretStore" -}}
{{- $external := .context.Values.secrets.external }}
{{- if and (eq .context.Values.secrets.source "external") $external.create }}
{{- if ne $external.storeKind "SecretStore" }}
{{- include "landfall.refuse" (list
      "secrets.external.storeKind"
      (printf "is %s, and create makes a SecretStore of the namespace" $external.storeKind)
      "write SecretStore, or create: false") }}
{{- end }}
{{- with $external.storeName }}
{{- include "landfall.refuse" (list
      "secrets.external.storeName"
      (printf "%s is a store that is there, and create makes another one" .)
      "leave it out, or write create: false") }}
{{- end }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray }}
{{- if eq $external.aws.serviceAccount (include "landfall.componentName" (dict "context" $.context "component" $component)) }}
{{- include "landfall.refuse" (list
      "secrets.external.aws.serviceAccount"
      (printf "%s is of this release, and would not be there when the first migration reads the store" $external.aws.serviceAccount)
      "write one that is there before") }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
