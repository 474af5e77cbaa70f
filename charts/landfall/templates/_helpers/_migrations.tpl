{{/* Whether Argo CD's sync waves order the migration, and not Helm's hooks: "true" or nothing. Arguments: context. */}}
{{- define "landfall.migrations.inWaves" -}}
{{- $migrations := .context.Values.migrations -}}
{{- if and $migrations.enabled (eq $migrations.ordering "argoSyncWave") -}}true{{- end -}}
{{- end -}}

{{/*
When an object of the migration comes. Helm deletes and recreates hooks at every upgrade, so only its own objects are hooks; what the
Job refers to has a lower weight, since equal weights are created in the order of names; the failed pod stays for its log. A wave is
one below the weight: everything without one comes in wave 0. Never both: Argo CD ignores hooks of Helm beside its own annotations.
Arguments: context; weight if wanted.
*/}}
{{- define "landfall.migrations.annotations" -}}
{{- $weight := .weight | default "-10" -}}
{{- if include "landfall.migrations.inWaves" . -}}
argocd.argoproj.io/sync-wave: {{ sub (int $weight) 1 | quote }}
{{- else -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: {{ $weight | quote }}
helm.sh/hook-delete-policy: before-hook-creation
{{- end -}}
{{- end -}}

{{/* What of the Job's spec cannot be changed. Arguments: context, component. */}}
{{- define "landfall.migrations.immutable" -}}
podFailurePolicy:
  rules:
    # 78: its environment is invalid, and trying again will not change that.
    - action: FailJob
      onExitCodes:
        containerName: migrations
        operator: In
        values: [78]
    - action: Ignore
      onPodConditions:
        - type: DisruptionTarget
          status: "True"
template:
  {{- include "landfall.podTemplate" (merge (dict "spec" "restartPolicy: Never") .) | nindent 2 }}
{{- end -}}

{{/*
Name of the Job. In waves it is a plain object, whose template Kubernetes lets nobody change: each template is a Job of its own, and
the one before is pruned. Arguments: context, component, immutable (its fields that cannot change).
*/}}
{{- define "landfall.migrations.jobName" -}}
{{- if include "landfall.migrations.inWaves" . -}}
{{- printf "%s-migrations-%s" (include "landfall.fullname" .) (sha256sum .immutable | trunc 8) -}}
{{- else -}}
{{- include "landfall.componentName" . -}}
{{- end -}}
{{- end -}}

{{/*
Second line where waves order the migration: a pod that uses the database starts its process only when every migration of its image
is applied. Runs with the component's own role, and its mounts, where a certificate for the database may be; one element of initContainers, or nothing. Arguments: context, component.
*/}}
{{- define "landfall.migrations.wait" -}}
{{- $component := include "landfall.components.memo" . | default (index .context.landfall.components .component) -}}
{{- if and (include "landfall.migrations.inWaves" .) (ne .component "migrations") (has "database" $component.needs) -}}
- name: wait-for-migrations
  image: {{ include "landfall.image" . | quote }}
  imagePullPolicy: {{ .context.Values.image.pullPolicy }}
  command: {{ list "node" "dist/wait-for-migrations.js" "--timeout" (int64 .context.Values.migrations.wait.timeoutSeconds | toString) | toJson }}
  env:
    {{- include "landfall.env.entries" (merge (dict "names" (list "LOG_LEVEL" "DATABASE_URL")) .) | trim | nindent 4 }}
  resources:
    {{- toYaml $component.values.resources | nindent 4 }}
  securityContext:
    {{- include "landfall.containerSecurityContext" . | nindent 4 }}
  volumeMounts:
    {{- include "landfall.volumeMounts" . | trim | nindent 4 }}
{{- end -}}
{{- end -}}
