{{/*
Scales a worker on the length of its queue. BullMQ keeps a queue's jobs in keys <prefix>:<queue>:<state>: wait and active are lists,
prioritized is a sorted set, and KEDA asks Redis which of them a key is. Jobs that are delayed wait for their time, not for a pod.
Arguments of each: context, component.
*/}}
{{- define "landfall.keda.scaledObject" -}}
{{- $values := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values -}}
{{- $keda := $values.keda -}}
{{- $states := list "wait" "active" "prioritized" -}}
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  {{- include "landfall.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    {{- include "landfall.scaling.target" . | nindent 4 }}
  minReplicaCount: {{ int64 $keda.minReplicas }}
  maxReplicaCount: {{ int64 $keda.maxReplicas }}
  pollingInterval: {{ int64 $keda.pollingIntervalSeconds }}
  cooldownPeriod: {{ int64 $keda.cooldownSeconds }}
  advanced:
    {{- /* Without the sum, the longest of them alone would count. */}}
    scalingModifiers:
      formula: {{ join " + " $states | quote }}
      target: {{ int64 $keda.jobsPerReplica | quote }}
      activationTarget: {{ int64 $keda.activationJobs | quote }}
      metricType: AverageValue
  triggers:
    {{- range $state := $states }}
    - type: redis
      name: {{ $state }}
      metadata:
        {{- include "landfall.keda.metadata" (merge (dict "state" $state) $) | nindent 8 }}
      authenticationRef:
        name: {{ include "landfall.componentName" $ | quote }}
    {{- end }}
{{- end -}}

{{/* How KEDA reaches the key of a state: as the worker does. Also: state. */}}
{{- define "landfall.keda.metadata" -}}
{{- $queues := (include "landfall.memo" . | default .context.landfall.contract).queues -}}
{{- $plain := include "landfall.env.plain" . | fromJson -}}
host: {{ $plain.REDIS_HOST | quote }}
port: {{ $plain.REDIS_PORT | quote }}
enableTLS: {{ $plain.REDIS_TLS | quote }}
listName: {{ printf "%s:%s:%s" $queues.prefix (trimPrefix "worker-" .component) .state | quote }}
{{- end -}}

{{- define "landfall.keda.triggerAuthentication" -}}
apiVersion: keda.sh/v1alpha1
kind: TriggerAuthentication
metadata:
  {{- include "landfall.metadata" . | nindent 2 }}
spec:
  secretTargetRef:
    - parameter: password
      name: {{ include "landfall.secret.name" . | quote }}
      key: REDIS_PASSWORD
{{- end -}}
