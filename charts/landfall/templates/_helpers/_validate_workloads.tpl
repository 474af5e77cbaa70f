{{- define "landfall.validate.images" -}}
{{- range $component := list "api" "web" }}
{{- $image := include "landfall.imageValues" (dict "context" $.context "component" $component) | fromJson }}
{{- if not (or $image.tag $image.digest) }}
{{- include "landfall.refuse" (list
      "image.tag"
      (printf "the image of %s has neither a tag nor a digest" $component)
      (printf "write image.tag: sha-<git sha>, or %s.image.digest" $component)) }}
{{- end }}
{{- end }}
{{- end -}}

{{/* A budget that allows no eviction at the fewest replicas stops every node drain. */}}
{{- define "landfall.validate.disruption" -}}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "running") | fromJsonArray }}
{{- $values := (index $.context.landfall.components $component).values }}
{{- $path := printf "%s.disruption" (include "landfall.valuesPath" $component) }}
{{- $budget := $values.disruption }}
{{- $floor := include "landfall.replicasBound" (dict "values" $values "bound" "minReplicas") | int }}
{{- if and $budget.enabled (hasKey $budget "minAvailable") (hasKey $budget "maxUnavailable") }}
{{- include "landfall.refuse" (list
      $path
      "has both minAvailable and maxUnavailable"
      "write one of them") }}
{{- else if and $budget.enabled (gt $floor 0) }}
{{- if hasKey $budget "minAvailable" }}
{{- if ge (include "landfall.podsOf" (dict "count" $budget.minAvailable "of" $floor) | int) $floor }}
{{- include "landfall.refuse" (list
      $path
      (printf "minAvailable %v of %d replicas lets no pod ever be evicted" $budget.minAvailable $floor)
      "write less, maxUnavailable: 1, or more replicas") }}
{{- end }}
{{- else if and (hasKey $budget "maxUnavailable")
      (eq (include "landfall.podsOf" (dict "count" $budget.maxUnavailable "of" $floor) | int) 0) }}
{{- include "landfall.refuse" (list
      $path
      (printf "maxUnavailable %v lets no pod ever be evicted" $budget.maxUnavailable)
      "write maxUnavailable: 1 or more") }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Fewest or most replicas of a component: of who owns them. Arguments: values, bound (minReplicas or maxReplicas). */}}
{{- define "landfall.replicasBound" -}}
{{- include "landfall.args" (dict "helper" "landfall.replicasBound" "args" . "needs" (list "values" "bound")) -}}
{{- if .values.autoscaling.enabled -}}
{{- index .values.autoscaling .bound -}}
{{- else if dig "keda" "enabled" false .values -}}
{{- index .values.keda .bound -}}
{{- else -}}
{{- .values.replicas -}}
{{- end -}}
{{- end -}}

{{/* Pods that a number or percentage stands for; Kubernetes rounds up. Arguments: count, of. */}}
{{- define "landfall.podsOf" -}}
{{- if kindIs "string" .count -}}
{{- div (add (mul (trimSuffix "%" .count | int) .of) 99) 100 -}}
{{- else -}}
{{- int .count -}}
{{- end -}}
{{- end -}}

{{/* Kubernetes refuses such a Deployment. */}}
{{- define "landfall.validate.rollout" -}}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "running") | fromJsonArray }}
{{- $values := (index $.context.landfall.components $component).values }}
{{- $path := printf "%s.rollout" (include "landfall.valuesPath" $component) }}
{{- $rollout := $values.rollout }}
{{- if and (has (toString $rollout.maxSurge) (list "0" "0%")) (has (toString $rollout.maxUnavailable) (list "0" "0%")) }}
{{- include "landfall.refuse" (list
      $path
      "neither maxSurge nor maxUnavailable lets a rollout begin"
      "write maxSurge: 1") }}
{{- end }}
{{- $ready := int ($values.minReadySeconds | default 0) }}
{{- if le (int $rollout.progressDeadlineSeconds) $ready }}
{{- include "landfall.refuse" (list
      (printf "%s.progressDeadlineSeconds" $path)
      (printf "%d is not more than the %d s that a new pod must be ready" (int $rollout.progressDeadlineSeconds) $ready)
      (printf "write %d or more" (add $ready 60))) }}
{{- end }}
{{- end }}
{{- end -}}

{{/* The order of leaving: the load balancer knows, requests finish, then the kubelet's patience ends. */}}
{{- define "landfall.validate.serverShutdown" -}}
{{- $balancer := .context.Values.routing.loadBalancer }}
{{- $routed := ne .context.Values.routing.kind "none" }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "server") | fromJsonArray }}
{{- $values := (index $.context.landfall.components $component).values }}
{{- $preStop := int $values.shutdown.preStopSeconds }}
{{- $leaving := add $preStop (int $values.shutdown.drainSeconds) | int }}
{{- $grace := int $values.shutdown.gracePeriodSeconds }}
{{- if ge $leaving $grace }}
{{- include "landfall.refuse" (list
      (printf "%s.shutdown" $component)
      (printf "preStopSeconds + drainSeconds are %d, and the kubelet ends the pod after %d" $leaving $grace)
      (printf "write gracePeriodSeconds: %d or more" (add $leaving 5))) }}
{{- end }}
{{- if and $routed (gt (int $balancer.propagationSeconds) $preStop) }}
{{- include "landfall.refuse" (list
      (printf "%s.shutdown.preStopSeconds" $component)
      (printf "%d is less than routing.loadBalancer.propagationSeconds %d: requests would reach a pod that no longer listens"
        $preStop (int $balancer.propagationSeconds))
      (printf "write %d or more" (int $balancer.propagationSeconds))) }}
{{- end }}
{{- if and $routed (not $balancer.readinessGates) (gt (int $balancer.registrationSeconds) (int $values.minReadySeconds)) }}
{{- include "landfall.refuse" (list
      (printf "%s.minReadySeconds" $component)
      (printf "%d is less than routing.loadBalancer.registrationSeconds %d: old pods would leave before new ones get requests"
        (int $values.minReadySeconds) (int $balancer.registrationSeconds))
      (printf "write %d or more, or use readinessGates" (int $balancer.registrationSeconds))) }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "landfall.validate.workerShutdown" -}}
{{- $queues := (include "landfall.memo" . | default .context.landfall.contract).queues.queues }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "worker") | fromJsonArray }}
{{- $shutdown := (index $.context.landfall.components $component).values.shutdown }}
{{- $path := printf "%s.shutdown" (include "landfall.valuesPath" $component) }}
{{- $longest := int (index $queues (trimPrefix "worker-" $component)).longestJobSeconds }}
{{- if lt (int $shutdown.drainSeconds) $longest }}
{{- include "landfall.refuse" (list
      (printf "%s.drainSeconds" $path)
      (printf "%d is less than the %d s that a job may take" (int $shutdown.drainSeconds) $longest)
      (printf "write %d or more" $longest)) }}
{{- end }}
{{- if le (int $shutdown.gracePeriodSeconds) (int $shutdown.drainSeconds) }}
{{- include "landfall.refuse" (list
      (printf "%s.gracePeriodSeconds" $path)
      (printf "%d is not more than drainSeconds %d" (int $shutdown.gracePeriodSeconds) (int $shutdown.drainSeconds))
      (printf "write %d or more" (add (int $shutdown.drainSeconds) 5))) }}
{{- end }}
{{- end }}
{{- end -}}
