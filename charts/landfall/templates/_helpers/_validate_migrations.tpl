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
{{- range $path, $annotations := dict "commonAnnotations" .context.Values.commonAnnotations "migrations.annotations" $migrations.annotations }}
{{- range $key := keys ($annotations | default dict) | sortAlpha }}
{{- if and $migrations.enabled (regexMatch "^(helm\\.sh/hook|argocd\\.argoproj\\.io/(hook|sync-wave))" $key) }}
{{- include "landfall.refuse" (list
      $path
      (printf "%s would take the place of the order that migrations.ordering gives" $key)
      "leave it out, or choose the other ordering") }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
