{{/* The Deployment of a component. Arguments: context, component. */}}
{{- define "landfall.deployment" -}}
{{- include "landfall.args" (dict "helper" "landfall.deployment" "args" . "needs" (list "context" "component")) -}}
{{- $component := include "landfall.components.memo" . | default (index .context.landfall.components .component) -}}
{{- $container := list (include "landfall.probes" . | trim) (include "landfall.preStop" .) | compact | join "\n" -}}
{{- $annotations := mergeOverwrite (include "landfall.secret.reloader" . | fromJson) $component.values.annotations -}}
{{- $pod := merge (dict "container" $container "spec" (include "landfall.replicaSpec" .)) . -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "landfall.metadata" (merge (dict "annotations" $annotations) .) | nindent 2 }}
spec:
  {{- include "landfall.rollout" . | nindent 2 }}
  template:
    {{- include "landfall.podTemplate" $pod | nindent 4 }}
{{- end -}}

{{/* How a Deployment replaces its pods. Arguments: context, component. */}}
{{- define "landfall.rollout" -}}
{{- include "landfall.args" (dict "helper" "landfall.rollout" "args" . "needs" (list "context" "component")) -}}
{{- $values := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values -}}
{{- /* An autoscaler owns the number of replicas; rendered here, every upgrade would reset it. */ -}}
{{- if not (or (dig "autoscaling" "enabled" false $values) (dig "keda" "enabled" false $values)) -}}
replicas: {{ int64 $values.replicas }}
{{ end -}}
minReadySeconds: {{ int64 ($values.minReadySeconds | default 0) }}
progressDeadlineSeconds: {{ int64 $values.rollout.progressDeadlineSeconds }}
revisionHistoryLimit: {{ int64 $values.rollout.revisionHistoryLimit }}
strategy:
  type: RollingUpdate
  rollingUpdate:
    maxUnavailable: {{ $values.rollout.maxUnavailable }}
    maxSurge: {{ $values.rollout.maxSurge }}
selector:
  matchLabels:
    {{- include "landfall.selectorLabels" . | nindent 4 }}
{{- end -}}

{{/* What a pod of a Deployment has beyond one of a Job: time to leave, and others to spread from. Arguments: context, component. */}}
{{- define "landfall.replicaSpec" -}}
{{- $values := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values -}}
terminationGracePeriodSeconds: {{ int64 $values.shutdown.gracePeriodSeconds }}
{{- with include "landfall.topologySpread" . | trim }}
topologySpreadConstraints:
  {{- . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* A server goes on serving until the load balancer knows that it leaves; 0 means at once. Nothing calls a worker. Arguments: context, component. */}}
{{- define "landfall.preStop" -}}
{{- $values := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values -}}
{{- with int64 ($values.shutdown.preStopSeconds | default 0) -}}
lifecycle:
  preStop:
    sleep:
      seconds: {{ . }}
{{- end -}}
{{- end -}}

{{/* Replicas spread over nodes and zones; each rollout is spread by itself. Arguments: context, component. */}}
{{- define "landfall.topologySpread" -}}
{{- $spread := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values.spread -}}
{{- range $key, $when := dict "kubernetes.io/hostname" $spread.nodes "topology.kubernetes.io/zone" $spread.zones }}
{{- if ne $when "None" }}
- maxSkew: {{ int64 $spread.maxSkew }}
  topologyKey: {{ $key }}
  whenUnsatisfiable: {{ $when }}
  labelSelector:
    matchLabels:
      {{- include "landfall.selectorLabels" $ | nindent 6 }}
  matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end }}
{{- end -}}
