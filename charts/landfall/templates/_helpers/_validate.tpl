{{/*
Refuses values that pass the schema and would still fail in the cluster: all at once, each with its path and what to write instead.
Every topic is one template that prints lines of `landfall.refuse`. Arguments: context.
*/}}
{{- define "landfall.validate" -}}
{{- include "landfall.args" (dict "helper" "landfall.validate" "args" . "needs" (list "context")) -}}
{{- $refusals := list -}}
{{- range $topic := list "names" "images" "labels" "pods" "extraObjects" "resources" "scaling" "disruption" "rollout" "serverShutdown" "workerShutdown" "connections"
      "migrations" "hooks" "secrets" "secretNames" "secretStore" "hosts" "tls" "gateway" "readinessGates" "network" "monitoring" "cluster" -}}
{{- $refusals = concat $refusals (include (printf "landfall.validate.%s" $topic) $ | splitList "\n" | compact) -}}
{{- end -}}
{{- if $refusals -}}
{{- fail (printf "\n\nThe values of release %s are refused:\n%s\n" .context.Release.Name (join "\n" $refusals)) -}}
{{- end -}}
{{- end -}}

{{/* One line. Argument: list of path, what is wrong, what to write instead. */}}
{{- define "landfall.refuse" }}
- {{ index . 0 }}: {{ index . 1 }}; {{ index . 2 }}
{{ end -}}

{{/* Path of a component in the values. Argument: component. */}}
{{- define "landfall.valuesPath" -}}
{{- ternary (printf "workers.%s" (trimPrefix "worker-" .)) . (hasPrefix "worker-" .) -}}
{{- end -}}
