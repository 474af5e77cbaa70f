{{/*
The pod contract: `template` of every Deployment and of the migration's Job. What differs comes as data.
Arguments: context, component; if wanted:
  container    more fields of the container: probes, lifecycle
  spec         more fields of the pod: restartPolicy, terminationGracePeriodSeconds
*/}}
{{- define "landfall.podTemplate" -}}
{{- include "landfall.args" (dict "helper" "landfall.podTemplate" "args" . "needs" (list "context" "component")) -}}
{{- $component := include "landfall.components.memo" . | default (index .context.landfall.components .component) -}}
{{- $values := $component.values -}}
{{- $restarts := dict "checksum/environment" (include "landfall.env.checksum" .) -}}
{{- with include "landfall.secret.revisions" . -}}
{{- $_ := set $restarts "revision/secrets" . -}}
{{- end -}}
metadata:
  labels:
    {{- include "landfall.labels" (dict "context" .context "component" .component "labels" $values.podLabels) | nindent 4 }}
  annotations:
    {{- toYaml (mergeOverwrite (dict) $values.podAnnotations $restarts) | nindent 4 }}
spec:
  serviceAccountName: {{ include "landfall.componentName" . | quote }}
  automountServiceAccountToken: {{ not (empty $values.serviceAccount.rules) }}
  enableServiceLinks: false
  {{- with $values.priorityClassName }}
  priorityClassName: {{ . | quote }}
  {{- end }}
  securityContext:
    {{- include "landfall.podSecurityContext" . | nindent 4 }}
  {{- with .spec }}
  {{- . | nindent 2 }}
  {{- end }}
  {{- with include "landfall.imagePullSecrets" . | trim }}
  imagePullSecrets:
    {{- . | nindent 4 }}
  {{- end }}
  {{- with include "landfall.scheduling" . | trim }}
  {{- . | nindent 2 }}
  {{- end }}
  {{- with include "landfall.initContainers" . | trim }}
  initContainers:
    {{- . | nindent 4 }}
  {{- end }}
  containers:
    - name: {{ .component }}
      image: {{ include "landfall.image" . | quote }}
      imagePullPolicy: {{ .context.Values.image.pullPolicy }}
      command: {{ toJson $component.command }}
      {{- with include "landfall.ports" . | trim }}
      ports:
        {{- . | nindent 8 }}
      {{- end }}
      {{- with .container }}
      {{- . | nindent 6 }}
      {{- end }}
      env:
        {{- include "landfall.env.entries" . | trim | nindent 8 }}
      resources:
        {{- toYaml $values.resources | nindent 8 }}
      securityContext:
        {{- include "landfall.containerSecurityContext" . | nindent 8 }}
      volumeMounts:
        {{- include "landfall.volumeMounts" . | trim | nindent 8 }}
  volumes:
    {{- include "landfall.volumes" . | trim | nindent 4 }}
{{- end -}}

{{/* Where the scheduler may put the pods. Arguments: context, component; nodesOnly, for pods that need not keep away from others. */}}
{{- define "landfall.scheduling" -}}
{{- $values := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values -}}
{{- $affinity := hasKey . "nodesOnly" | ternary (pick $values.affinity "nodeAffinity") $values.affinity -}}
{{- range $field, $value := dict "nodeSelector" $values.nodeSelector "tolerations" $values.tolerations "affinity" $affinity }}
{{- with $value }}
{{ $field }}:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Ports that the contract gives a component. Arguments: context, component. */}}
{{- define "landfall.ports" -}}
{{- $component := include "landfall.components.memo" . | default (index .context.landfall.components .component) -}}
{{- range $name, $port := dict "http" $component.port "metrics" $component.metricsPort }}
{{- if $port }}
- name: {{ $name }}
  containerPort: {{ int64 $port }}
  protocol: TCP
{{- end }}
{{- end }}
{{- end -}}

{{/* Together with the container's: what the Pod Security Standard "restricted" asks for. */}}
{{- define "landfall.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: 1000
runAsGroup: 1000
fsGroup: 1000
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "landfall.containerSecurityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}
