{{/* One template for each derivation of the contract. Arguments of each: context, component. */}}

{{- define "landfall.derive.port" -}}
{{- (include "landfall.component" . | fromJson).port -}}
{{- end -}}

{{- define "landfall.derive.metricsPort" -}}
{{- (include "landfall.component" . | fromJson).metricsPort -}}
{{- end -}}

{{- define "landfall.derive.drainSeconds" -}}
{{- int64 (include "landfall.component" . | fromJson).values.shutdown.drainSeconds -}}
{{- end -}}

{{- define "landfall.derive.databasePoolSize" -}}
{{- int64 (include "landfall.component" . | fromJson).values.database.poolSize -}}
{{- end -}}

{{- define "landfall.derive.workerConcurrency" -}}
{{- int64 (include "landfall.component" . | fromJson).values.concurrency -}}
{{- end -}}

{{/* What follows from a public URL follows from the configured one, where there is one. */}}
{{- define "landfall.derive.appUrl" -}}
{{- $own := (include "landfall.component" . | fromJson).values.config -}}
{{- $own.APP_URL | default .context.Values.config.APP_URL | default (include "landfall.url" (dict "context" .context "host" "app")) -}}
{{- end -}}

{{- define "landfall.derive.apiUrl" -}}
{{- include "landfall.url" (dict "context" .context "host" "api") -}}
{{- end -}}

{{- define "landfall.derive.apiInternalUrl" -}}
{{- printf "http://%s" (include "landfall.componentName" (dict "context" .context "component" "api")) -}}
{{- end -}}

{{- define "landfall.derive.cookieDomain" -}}
{{- .context.Values.domain -}}
{{- end -}}
