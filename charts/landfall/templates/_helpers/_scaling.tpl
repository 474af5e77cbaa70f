{{/*
What scales the pods of a component, and what limits how many leave. Each gives its object where the values ask for it.
Arguments of each: context, component.
*/}}

{{- define "landfall.scaling.target" -}}
apiVersion: apps/v1
kind: Deployment
name: {{ include "landfall.componentName" . | quote }}
{{- end -}}

{{- define "landfall.horizontalPodAutoscaler" -}}
{{- $autoscaling := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values.autoscaling -}}
{{- if $autoscaling.enabled -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "landfall.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    {{- include "landfall.scaling.target" . | nindent 4 }}
  minReplicas: {{ int64 $autoscaling.minReplicas }}
  maxReplicas: {{ int64 $autoscaling.maxReplicas }}
  metrics:
    {{- range $name, $target := dict "cpu" $autoscaling.targetCPUUtilizationPercentage "memory" $autoscaling.targetMemoryUtilizationPercentage }}
    {{- with int64 $target }}
    - type: Resource
      resource:
        name: {{ $name }}
        target:
          type: Utilization
          averageUtilization: {{ . }}
    {{- end }}
    {{- end }}
  {{- with $autoscaling.behavior }}
  behavior:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}
{{- end -}}

{{/* It recommends requests and changes none: a changed request would restart pods, and move the base of a HorizontalPodAutoscaler. */}}
{{- define "landfall.verticalPodAutoscaler" -}}
{{- $vpa := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values.vpa -}}
{{- if $vpa.enabled -}}
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata:
  {{- include "landfall.metadata" . | nindent 2 }}
spec:
  targetRef:
    {{- include "landfall.scaling.target" . | nindent 4 }}
  updatePolicy:
    updateMode: "Off"
{{- end -}}
{{- end -}}

{{/* 0 is a value: hasKey, not `with`. */}}
{{- define "landfall.podDisruptionBudget" -}}
{{- $disruption := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values.disruption -}}
{{- if $disruption.enabled -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "landfall.metadata" . | nindent 2 }}
spec:
  {{- if hasKey $disruption "minAvailable" }}
  minAvailable: {{ $disruption.minAvailable }}
  {{- else }}
  maxUnavailable: {{ hasKey $disruption "maxUnavailable" | ternary $disruption.maxUnavailable 1 }}
  {{- end }}
  unhealthyPodEvictionPolicy: {{ $disruption.unhealthyPodEvictionPolicy }}
  selector:
    matchLabels:
      {{- include "landfall.selectorLabels" . | nindent 6 }}
{{- end -}}
{{- end -}}
