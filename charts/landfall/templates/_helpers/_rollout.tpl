{{/* How a Deployment replaces its pods: a new one is ready before an old one leaves. Arguments: context, component. */}}
{{- define "landfall.rollout" -}}
{{- include "landfall.args" (dict "helper" "landfall.rollout" "args" . "needs" (list "context" "component")) -}}
{{- $values := (include "landfall.component" . | fromJson).values -}}
{{- /* An autoscaler owns the number of replicas; rendered here, every upgrade would reset it. */ -}}
{{- if not (dig "autoscaling" "enabled" false $values) -}}
replicas: {{ int64 $values.replicas }}
{{ end -}}
minReadySeconds: {{ int64 ($values.minReadySeconds | default 0) }}
revisionHistoryLimit: 3
strategy:
  type: RollingUpdate
  rollingUpdate:
    maxUnavailable: 0
    maxSurge: 1
selector:
  matchLabels:
    {{- include "landfall.selectorLabels" . | nindent 4 }}
{{- end -}}

{{/* What a pod of a Deployment has beyond one of a Job: time to leave, and others to spread from. Arguments: context, component. */}}
{{- define "landfall.replicaSpec" -}}
{{- $values := (include "landfall.component" . | fromJson).values -}}
terminationGracePeriodSeconds: {{ int64 $values.shutdown.gracePeriodSeconds }}
topologySpreadConstraints:
  {{- include "landfall.topologySpread" . | trim | nindent 2 }}
{{- end -}}

{{/* A server goes on serving until the load balancer knows that it leaves; 0 means at once. Arguments: context, component. */}}
{{- define "landfall.preStop" -}}
{{- $seconds := int64 (include "landfall.component" . | fromJson).values.shutdown.preStopSeconds -}}
{{- if gt $seconds 0 -}}
lifecycle:
  preStop:
    sleep:
      seconds: {{ $seconds }}
{{- end -}}
{{- end -}}

{{/* Replicas spread over nodes and zones where they can; each rollout is spread by itself. Arguments: context, component. */}}
{{- define "landfall.topologySpread" -}}
{{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
- maxSkew: 1
  topologyKey: {{ . }}
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- include "landfall.selectorLabels" $ | nindent 6 }}
  matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end -}}
