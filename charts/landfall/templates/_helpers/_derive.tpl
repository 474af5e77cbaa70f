{{/* One template for each derivation of the contract. Arguments of each: context, component, own (the component's map). */}}

{{- define "landfall.derive.port" -}}
{{- .own.port -}}
{{- end -}}

{{- define "landfall.derive.metricsPort" -}}
{{- .own.metricsPort -}}
{{- end -}}

{{- define "landfall.derive.drainSeconds" -}}
{{- int64 .own.values.shutdown.drainSeconds -}}
{{- end -}}

{{- define "landfall.derive.databasePoolSize" -}}
{{- int64 .own.values.database.poolSize -}}
{{- end -}}

{{- define "landfall.derive.workerConcurrency" -}}
{{- int64 .own.values.concurrency -}}
{{- end -}}

{{/* What follows from a public URL follows from the configured one, where there is one. */}}
{{- define "landfall.derive.appUrl" -}}
{{- $own := .own.values.config -}}
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

{{- define "landfall.derive.resourceAttributes" -}}
{{- printf "deployment.environment.name=%s" .context.Values.environment -}}
{{- end -}}
