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

{{- define "landfall.validate.scaling" -}}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "server") | fromJsonArray }}
{{- $values := (include "landfall.component" (dict "context" $.context "component" $component) | fromJson).values }}
{{- $scale := $values.autoscaling }}
{{- if $scale.enabled }}
{{- if gt (int $scale.minReplicas) (int $scale.maxReplicas) }}
{{- include "landfall.refuse" (list
      (printf "%s.autoscaling" $component)
      (printf "minReplicas %d is more than maxReplicas %d" (int $scale.minReplicas) (int $scale.maxReplicas))
      (printf "write maxReplicas: %d or more" (int $scale.minReplicas))) }}
{{- end }}
{{- if eq (include "landfall.quantity" ($values.resources.requests.cpu | default "0") | float64) 0.0 }}
{{- include "landfall.refuse" (list
      (printf "%s.resources.requests.cpu" $component)
      "is missing or 0, and the autoscaler computes with it"
      "write it, or autoscaling.enabled: false") }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* A budget that allows no eviction at the fewest replicas stops every node drain. */}}
{{- define "landfall.validate.disruption" -}}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "running") | fromJsonArray }}
{{- $values := (include "landfall.component" (dict "context" $.context "component" $component) | fromJson).values }}
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

{{/* Fewest or most replicas of a component. Arguments: values, bound (minReplicas or maxReplicas). */}}
{{- define "landfall.replicasBound" -}}
{{- include "landfall.args" (dict "helper" "landfall.replicasBound" "args" . "needs" (list "values" "bound")) -}}
{{- if dig "autoscaling" "enabled" false .values -}}
{{- index .values.autoscaling .bound -}}
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

{{/* The order of leaving: the load balancer knows, requests finish, then the kubelet's patience ends. */}}
{{- define "landfall.validate.serverShutdown" -}}
{{- $balancer := .context.Values.routing.loadBalancer }}
{{- $routed := ne .context.Values.routing.kind "none" }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "server") | fromJsonArray }}
{{- $values := (include "landfall.component" (dict "context" $.context "component" $component) | fromJson).values }}
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
{{- $shutdown := (include "landfall.component" (dict "context" $.context "component" $component) | fromJson).values.shutdown }}
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

{{/*
Connections that a full rollout can open: one pod more than the most replicas of each, the migration, and what others keep. Pods
that still drain, whose number depends on the pace, close theirs as requests finish: the reserve has to cover them.
*/}}
{{- define "landfall.validate.connections" -}}
{{- $migration := (include "landfall.memo" . | default .context.landfall.contract).components.migrations }}
{{- $database := add (int .context.Values.database.reserved) (int $migration.databaseConnections) }}
{{- $redis := int .context.Values.redis.reserved }}
{{- range $name := prepend (include "landfall.components" (dict "context" .context "kind" "worker") | fromJsonArray) "api" }}
{{- $component := include "landfall.component" (dict "context" $.context "component" $name) | fromJson }}
{{- $most := add 1 (include "landfall.replicasBound" (dict "values" $component.values "bound" "maxReplicas") | int) }}
{{- $database = add $database (mul $most (int $component.values.database.poolSize)) }}
{{- $redis = add $redis (mul $most (int $component.redisConnections)) }}
{{- end }}
{{- if gt (int $database) (int .context.Values.database.maxConnections) }}
{{- include "landfall.refuse" (list
      "database.maxConnections"
      (printf "a rollout opens up to %d connections, not counting pods that still drain, and the server accepts %d"
        (int $database) (int .context.Values.database.maxConnections))
      "write smaller database.poolSize or fewer replicas, or give the server more") }}
{{- end }}
{{- if gt (int $redis) (int .context.Values.redis.maxConnections) }}
{{- include "landfall.refuse" (list
      "redis.maxConnections"
      (printf "a rollout opens up to %d connections to Redis, not counting pods that still drain, and it accepts %d"
        (int $redis) (int .context.Values.redis.maxConnections))
      "write fewer replicas, or give Redis more") }}
{{- end }}
{{- end -}}
