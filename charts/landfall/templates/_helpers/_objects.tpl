{{/* Whole objects that every component has in the same form. Arguments of each: context, component. */}}

{{/* Its own identity. Without a token, which only a pod mounts whose values ask for rights: landfall.podTemplate. */}}
{{- define "landfall.serviceAccount" -}}
{{- $account := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values.serviceAccount -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "landfall.metadata" (merge (dict "annotations" $account.annotations) .) | nindent 2 }}
automountServiceAccountToken: false
{{- end -}}

{{/* What it may ask of the Kubernetes API: nothing, unless its values have rules. */}}
{{- define "landfall.role" -}}
{{- $component := include "landfall.components.memo" . | default (index .context.landfall.components .component) -}}
{{- with $component.values.serviceAccount.rules -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  {{- include "landfall.metadata" $ | nindent 2 }}
rules:
  {{- toYaml . | nindent 2 }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  {{- include "landfall.metadata" $ | nindent 2 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {{ include "landfall.componentName" $ | quote }}
subjects:
  - kind: ServiceAccount
    name: {{ include "landfall.componentName" $ | quote }}
    namespace: {{ $.context.Release.Namespace | quote }}
{{- end -}}
{{- end -}}

{{- define "landfall.configMap" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "landfall.metadata" . | nindent 2 }}
data:
  {{- range $name, $value := include "landfall.env.plain" . | fromJson }}
  {{ $name }}: {{ $value | quote }}
  {{- end }}
{{- end -}}

{{- define "landfall.service" -}}
apiVersion: v1
kind: Service
metadata:
  {{- $component := include "landfall.components.memo" . | default (index .context.landfall.components .component) }}
  {{- $preset := include "landfall.platform.serviceAnnotations" . | fromYaml }}
  {{- $annotations := mergeOverwrite $preset $component.values.service.annotations }}
  {{- include "landfall.metadata" (merge (dict "annotations" $annotations) .) | nindent 2 }}
spec:
  type: ClusterIP
  selector:
    {{- include "landfall.selectorLabels" . | nindent 4 }}
  ports:
    - name: http
      port: 80
      targetPort: http
      protocol: TCP
{{- end -}}

{{- define "landfall.horizontalPodAutoscaler" -}}
{{- $autoscaling := (include "landfall.component" . | fromJson).values.autoscaling -}}
{{- if $autoscaling.enabled -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "landfall.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "landfall.componentName" . | quote }}
  minReplicas: {{ int64 $autoscaling.minReplicas }}
  maxReplicas: {{ int64 $autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ int64 $autoscaling.targetCPUUtilizationPercentage }}
{{- end -}}
{{- end -}}

{{/* 0 is a value: hasKey, not `with`. */}}
{{- define "landfall.podDisruptionBudget" -}}
{{- $disruption := (include "landfall.component" . | fromJson).values.disruption -}}
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
