{{- define "landfall.validate.scaling" -}}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "running") | fromJsonArray }}
{{- $values := (index $.context.landfall.components $component).values }}
{{- $path := include "landfall.valuesPath" $component }}
{{- $keda := dig "keda" dict $values }}
{{- if and $values.autoscaling.enabled $keda.enabled }}
{{- include "landfall.refuse" (list
      $path
      "autoscaling and keda would both own the number of replicas"
      "write enabled: false for one of them") }}
{{- else if $values.autoscaling.enabled }}
{{- include "landfall.validate.autoscaling" (dict "path" $path "values" $values) }}
{{- else if $keda.enabled }}
{{- include "landfall.validate.keda" (dict "context" $.context "component" $component "path" $path "keda" $keda) }}
{{- end }}
{{- end }}
{{- end -}}

{{/* A HorizontalPodAutoscaler that Kubernetes refuses, or that has nothing to compute with. Arguments: path, values. */}}
{{- define "landfall.validate.autoscaling" -}}
{{- $scale := .values.autoscaling }}
{{- if gt (int $scale.minReplicas) (int $scale.maxReplicas) }}
{{- include "landfall.refuse" (list
      (printf "%s.autoscaling" .path)
      (printf "minReplicas %d is more than maxReplicas %d" (int $scale.minReplicas) (int $scale.maxReplicas))
      (printf "write maxReplicas: %d or more" (int $scale.minReplicas))) }}
{{- end }}
{{- $targets := dict "cpu" (int $scale.targetCPUUtilizationPercentage) "memory" (int $scale.targetMemoryUtilizationPercentage) }}
{{- if not (or $targets.cpu $targets.memory) }}
{{- include "landfall.refuse" (list
      (printf "%s.autoscaling" .path)
      "both targets are 0, and the autoscaler has nothing to aim at"
      "write targetCPUUtilizationPercentage: 70, or enabled: false") }}
{{- end }}
{{- range $name, $target := $targets }}
{{- if and $target (eq (include "landfall.quantity" (get $.values.resources.requests $name | default "0") | float64) 0.0) }}
{{- include "landfall.refuse" (list
      (printf "%s.resources.requests.%s" $.path $name)
      "is missing or 0, and the autoscaler computes with it"
      "write it, or autoscaling.enabled: false") }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
BullMQ's workers move a job from its schedule to the queue when its time has come. Without a worker nobody does: the queue stays
empty, and KEDA never starts one. Arguments: context, component, path, keda.
*/}}
{{- define "landfall.validate.keda" -}}
{{- if gt (int .keda.minReplicas) (int .keda.maxReplicas) }}
{{- include "landfall.refuse" (list
      (printf "%s.keda" .path)
      (printf "minReplicas %d are more than maxReplicas %d" (int .keda.minReplicas) (int .keda.maxReplicas))
      (printf "write maxReplicas: %d or more" (int .keda.minReplicas))) }}
{{- end }}
{{- $queues := (include "landfall.memo" . | default .context.landfall.contract).queues.queues }}
{{- with keys (index $queues (trimPrefix "worker-" .component)).schedules | sortAlpha }}
{{- if eq (int $.keda.minReplicas) 0 }}
{{- include "landfall.refuse" (list
      (printf "%s.keda.minReplicas" $.path)
      (printf "with 0 nobody makes the scheduled job %s: its time comes only while a worker runs" (join ", " .))
      "write 1 or more") }}
{{- end }}
{{- end }}
{{- end -}}
