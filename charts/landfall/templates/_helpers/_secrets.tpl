{{/* Names of the secret variables that a component reads, as a JSON list. Arguments: context, component. */}}
{{- define "landfall.secret.variables" -}}
{{- include "landfall.args" (dict "helper" "landfall.secret.variables" "args" . "needs" (list "context" "component")) -}}
{{- $contract := include "landfall.memo" . | default .context.landfall.contract -}}
{{- $names := list -}}
{{- range $name := (index $contract.components .component).variables -}}
{{- if eq (index $contract.variables $name).kind "secret" -}}
{{- $names = append $names $name -}}
{{- end -}}
{{- end -}}
{{- $names | toJson -}}
{{- end -}}

{{/* Name of the Secret that a component reads. Arguments: context, component. */}}
{{- define "landfall.secret.name" -}}
{{- if eq .context.Values.secrets.source "existing" -}}
{{- .context.Values.secrets.existing.name -}}
{{- else -}}
{{- include "landfall.componentName" . -}}
{{- end -}}
{{- end -}}

{{/* Secret variables of a component that the values write out, as a JSON map; empty for other sources. Arguments: context, component. */}}
{{- define "landfall.secret.inline" -}}
{{- $secrets := .context.Values.secrets -}}
{{- $out := dict -}}
{{- if eq $secrets.source "inline" -}}
{{- range $name := include "landfall.secret.variables" . | fromJsonArray -}}
{{- $_ := set $out $name (index $secrets.inline $name) -}}
{{- end -}}
{{- end -}}
{{- $out | toJson -}}
{{- end -}}

{{/* The Secret or ExternalSecret of a component, if it reads secrets and their source asks for one. Arguments: context, component. */}}
{{- define "landfall.secret.object" -}}
{{- $source := .context.Values.secrets.source -}}
{{- if include "landfall.secret.variables" . | fromJsonArray -}}
{{- if eq $source "inline" -}}
{{- include "landfall.secret.secret" . -}}
{{- else if eq $source "external" -}}
{{- include "landfall.secret.externalSecret" . -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "landfall.secret.secret" -}}
apiVersion: v1
kind: Secret
metadata:
  {{- include "landfall.metadata" . | nindent 2 }}
type: Opaque
data:
  {{- range $name, $value := include "landfall.secret.inline" . | fromJson }}
  {{ $name }}: {{ $value | b64enc | quote }}
  {{- end }}
{{- end -}}

{{- define "landfall.secret.externalSecret" -}}
{{- $external := .context.Values.secrets.external -}}
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  {{- include "landfall.metadata" . | nindent 2 }}
spec:
  refreshInterval: {{ $external.refreshInterval | quote }}
  secretStoreRef:
    kind: {{ $external.storeKind }}
    name: {{ $external.storeName | quote }}
  target:
    name: {{ include "landfall.componentName" . | quote }}
    creationPolicy: Owner
  data:
    {{- range include "landfall.secret.variables" . | fromJsonArray }}
    - secretKey: {{ . }}
      remoteRef:
        key: {{ $external.remoteKey | quote }}
        property: {{ . }}
    {{- end }}
{{- end -}}
