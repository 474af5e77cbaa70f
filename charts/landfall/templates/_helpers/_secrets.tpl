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
{{- $store := ternary (include "landfall.secret.storeName" .) $external.storeName $external.create -}}
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  {{- include "landfall.metadata" . | nindent 2 }}
spec:
  refreshInterval: {{ $external.refreshInterval | quote }}
  secretStoreRef:
    kind: {{ $external.storeKind }}
    name: {{ $store | quote }}
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

{{/*
Name of the SecretStore that the chart makes. The migration has a copy: on the first install it runs before anything else is there.
Arguments: context, component.
*/}}
{{- define "landfall.secret.storeName" -}}
{{- include "landfall.args" (dict "helper" "landfall.secret.storeName" "args" . "needs" (list "context" "component")) -}}
{{- include "landfall.componentName" (dict "context" .context "component" (ternary .component "secrets" (eq .component "migrations"))) -}}
{{- end -}}

{{/* A SecretStore of AWS Secrets Manager, if the values ask for it. Arguments: context, component (secrets or migrations). */}}
{{- define "landfall.secret.store" -}}
{{- $secrets := .context.Values.secrets -}}
{{- $aws := $secrets.external.aws -}}
{{- if and (eq $secrets.source "external") $secrets.external.create -}}
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata:
  {{- /* The ExternalSecret of the migration, which reads it, has weight -10. */}}
  {{- include "landfall.metadata" (merge (dict "name" (include "landfall.secret.storeName" .) "weight" "-15") .) | nindent 2 }}
spec:
  provider:
    aws:
      service: SecretsManager
      region: {{ $aws.region | quote }}
      {{- with $aws.serviceAccount }}
      auth:
        jwt:
          serviceAccountRef:
            name: {{ . | quote }}
      {{- end }}
{{- end -}}
{{- end -}}

{{/* What a component's checksum holds of its secrets: those that the values write out. Arguments: context, component. */}}
{{- define "landfall.secret.checksum" -}}
{{- if eq .context.Values.secrets.rotation "checksum" -}}
{{- include "landfall.secret.inline" . -}}
{{- end -}}
{{- end -}}

{{/* Revisions of the secrets that a component reads, as text: another one restarts its pods. Arguments: context, component. */}}
{{- define "landfall.secret.revisions" -}}
{{- $secrets := .context.Values.secrets -}}
{{- $revisions := list -}}
{{- if and $secrets.revisions (eq $secrets.rotation "checksum") -}}
{{- range $name := include "landfall.secret.variables" . | fromJsonArray -}}
{{- with get $secrets.revisions $name -}}
{{- $revisions = append $revisions (printf "%s=%s" $name .) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- join "," $revisions -}}
{{- end -}}

{{/* Annotation by which Stakater Reloader restarts the pods of a component that reads a Secret, as JSON. Arguments: context, component. */}}
{{- define "landfall.secret.reloader" -}}
{{- $annotations := dict -}}
{{- if and (eq .context.Values.secrets.rotation "reloader") (include "landfall.secret.variables" . | fromJsonArray) -}}
{{- $_ := set $annotations "secret.reloader.stakater.com/reload" (include "landfall.secret.name" .) -}}
{{- end -}}
{{- $annotations | toJson -}}
{{- end -}}
