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
  {{- $annotations := include "landfall.platform.serviceAnnotations" . | fromJson }}
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
