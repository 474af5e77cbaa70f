{{/*
Times of a component that its values leave out, worked out so that the order of leaving holds; schemas/src/rules/model/times.ts is the
same for the checker. Arguments: context, component, values.
*/}}
{{- define "landfall.times" -}}
{{- include "landfall.args" (dict "helper" "landfall.times" "args" . "needs" (list "context" "component" "values")) -}}
{{- if hasPrefix "worker-" .component -}}
{{- include "landfall.times.worker" . -}}
{{- else if ne .component "migrations" -}}
{{- include "landfall.times.server" . -}}
{{- end -}}
{{- end -}}

{{/* A server leaves when the load balancer knows, or the kube-proxies where nothing routes to it. */}}
{{- define "landfall.times.server" -}}
{{- $balancer := .context.Values.routing.loadBalancer -}}
{{- $routed := ne .context.Values.routing.kind "none" -}}
{{- $waits := and $routed (not $balancer.readinessGates) -}}
{{- $given := .values.shutdown -}}
{{- $preStop := hasKey $given "preStopSeconds" | ternary $given.preStopSeconds ($routed | ternary $balancer.propagationSeconds 5) | int64 -}}
{{- $drain := int64 $given.drainSeconds -}}
{{- dict
      "minReadySeconds" (hasKey .values "minReadySeconds" | ternary .values.minReadySeconds ($waits | ternary $balancer.registrationSeconds 0) | int64)
      "shutdown" (dict
        "preStopSeconds" $preStop
        "drainSeconds" $drain
        "gracePeriodSeconds" (hasKey $given "gracePeriodSeconds" | ternary $given.gracePeriodSeconds (add $preStop $drain 10) | int64))
    | toJson -}}
{{- end -}}

{{/* A worker leaves when the longest job of its queue is done. */}}
{{- define "landfall.times.worker" -}}
{{- $queues := (include "landfall.memo" . | default .context.landfall.contract).queues.queues -}}
{{- $given := .values.shutdown -}}
{{- $longest := int64 (index $queues (trimPrefix "worker-" .component)).longestJobSeconds -}}
{{- $drain := hasKey $given "drainSeconds" | ternary $given.drainSeconds (add $longest 5) | int64 -}}
{{- dict
      "shutdown" (dict
        "drainSeconds" $drain
        "gracePeriodSeconds" (hasKey $given "gracePeriodSeconds" | ternary $given.gracePeriodSeconds (add $drain 10) | int64))
    | toJson -}}
{{- end -}}
