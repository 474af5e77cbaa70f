{{/* What would run the migration twice, or not before new pods. */}}
{{- define "landfall.validate.migrations" -}}
{{- $migrations := .context.Values.migrations }}
{{- $ttl := int64 $migrations.ttlSecondsAfterFinished }}
{{- if and (include "landfall.migrations.inWaves" .) (gt $ttl 0) }}
{{- include "landfall.refuse" (list
      "migrations.ttlSecondsAfterFinished"
      (printf "%d lets Kubernetes delete the Job, and Argo CD would create and run it again" $ttl)
      "write 0, or ordering: helmHook") }}
{{- end }}
{{- end -}}

{{/*
The order is migrations.ordering's alone: an annotation of the operator's would change when the migration runs, or make a Deployment a hook,
which Helm neither upgrades nor rolls back.
*/}}
{{- define "landfall.validate.hooks" -}}
{{- $values := .context.Values }}
{{- $annotations := dict "commonAnnotations" $values.commonAnnotations "migrations.annotations" $values.migrations.annotations }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "running") | fromJsonArray }}
{{- $own := (index $.context.landfall.components $component).values }}
{{- $_ := set $annotations (printf "%s.annotations" (include "landfall.valuesPath" $component)) $own.annotations }}
{{- end }}
{{- range $path, $map := $annotations }}
{{- range $key := keys ($map | default dict) | sortAlpha }}
{{- if regexMatch "^(helm\\.sh/hook|argocd\\.argoproj\\.io/(hook|sync-wave))" $key }}
{{- include "landfall.refuse" (list
      $path
      (printf "%s would take the place of the order that migrations.ordering gives" $key)
      "leave it out, or choose the other ordering") }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
