{{/*
Connections that a full rollout can open: the most replicas of each and its surge, the migration, and what others keep. Pods that still
drain, whose number depends on the pace, close theirs as requests finish: the reserve has to cover them.
*/}}
{{- define "landfall.validate.connections" -}}
{{- $migration := (include "landfall.memo" . | default .context.landfall.contract).components.migrations }}
{{- $database := add (int .context.Values.database.reserved) (int $migration.databaseConnections) }}
{{- $redis := int .context.Values.redis.reserved }}
{{- range $name := prepend (include "landfall.components" (dict "context" .context "kind" "worker") | fromJsonArray) "api" }}
{{- $component := index $.context.landfall.components $name }}
{{- $most := include "landfall.replicasBound" (dict "values" $component.values "bound" "maxReplicas") | int }}
{{- $most = add $most (include "landfall.podsOf" (dict "count" $component.values.rollout.maxSurge "of" $most)) }}
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
