{{/* Volumes of the pods: the writable /tmp beside the read-only root, then those of the values. Arguments: context, component. */}}
{{- define "landfall.volumes" -}}
{{- include "landfall.args" (dict "helper" "landfall.volumes" "args" . "needs" (list "context" "component")) -}}
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
{{- range $name, $source := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values.extraVolumes }}
- name: {{ $name | quote }}
  {{- toYaml $source | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Where the component's own container has them. Arguments: context, component. */}}
{{- define "landfall.volumeMounts" -}}
- name: tmp
  mountPath: /tmp
{{- range $path, $mount := (include "landfall.components.memo" . | default (index .context.landfall.components .component)).values.extraVolumeMounts }}
- name: {{ $mount.volume | quote }}
  mountPath: {{ $path | quote }}
  {{- with $mount.subPath }}
  subPath: {{ . | quote }}
  {{- end }}
  {{- if $mount.readOnly }}
  readOnly: true
  {{- end }}
{{- end }}
{{- end -}}
