{{/* Labels by which objects are found and pods selected are the chart's. */}}
{{- define "landfall.validate.labels" -}}
{{- $own := list "name" "instance" "component" "part-of" "version" "managed-by" }}
{{- $labels := dict "commonLabels" .context.Values.commonLabels }}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray }}
{{- $values := (index $.context.landfall.components $component).values }}
{{- $_ := set $labels (printf "%s.podLabels" (include "landfall.valuesPath" $component)) $values.podLabels }}
{{- end }}
{{- range $path, $map := $labels }}
{{- range $key := keys $map | sortAlpha }}
{{- if and (hasPrefix "app.kubernetes.io/" $key) (has (trimPrefix "app.kubernetes.io/" $key) $own) }}
{{- include "landfall.refuse" (list
      (printf "%s.%s" $path $key)
      "the chart itself gives this label, and selects pods by some like it"
      "write another key") }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* What Kubernetes refuses of a pod, and only when the Deployment makes it. */}}
{{- define "landfall.validate.pods" -}}
{{- range $component := include "landfall.components" (dict "context" .context "kind" "all") | fromJsonArray }}
{{- $values := (index $.context.landfall.components $component).values }}
{{- $args := dict "component" $component "path" (include "landfall.valuesPath" $component) "values" $values }}
{{- include "landfall.validate.volumes" $args }}
{{- include "landfall.validate.mounts" $args }}
{{- include "landfall.validate.containers" $args }}
{{- end }}
{{- end -}}

{{/* Arguments: path, values. */}}
{{- define "landfall.validate.volumes" -}}
{{- range $name, $source := .values.extraVolumes }}
{{- $path := printf "%s.extraVolumes.%s" $.path $name }}
{{- if eq $name "tmp" }}
{{- include "landfall.refuse" (list
      $path
      "every pod has a volume of this name, its writable /tmp"
      "write another name") }}
{{- end }}
{{- if ne (len $source) 1 }}
{{- include "landfall.refuse" (list
      $path
      (printf "has %d sources, and a volume has exactly one" (len $source))
      "write one, such as emptyDir: {}") }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Arguments: path, values. */}}
{{- define "landfall.validate.mounts" -}}
{{- $taken := dict }}
{{- range $at, $mount := .values.extraVolumeMounts }}
{{- $path := printf "%s.extraVolumeMounts.%s" $.path $at }}
{{- with get $taken (clean $at) }}
{{- include "landfall.refuse" (list
      $path
      (printf "is the same path as %s" .)
      "write one of them") }}
{{- end }}
{{- $_ := set $taken (clean $at) $at }}
{{- if not (hasKey $.values.extraVolumes $mount.volume) }}
{{- include "landfall.refuse" (list
      $path
      (printf "there is no volume %s in extraVolumes" $mount.volume)
      "write the name of one, or add it") }}
{{- end }}
{{- if or (has (clean $at) (list "/" "/app" "/tmp")) (hasPrefix "/app/" (clean $at)) }}
{{- include "landfall.refuse" (list
      $path
      "would hide what the container has there"
      "write another path") }}
{{- end }}
{{- with $mount.subPath }}
{{- if or (hasPrefix "/" .) (has ".." (splitList "/" .)) }}
{{- include "landfall.refuse" (list
      (printf "%s.subPath" $path)
      (printf "%s leads out of the volume" .)
      "write a path within it") }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Arguments: component, path, values. */}}
{{- define "landfall.validate.containers" -}}
{{- $volumes := append (keys .values.extraVolumes) "tmp" }}
{{- range $kind := list "sidecars" "initContainers" }}
{{- range $name, $container := index $.values $kind }}
{{- $path := printf "%s.%s.%s" $.path $kind $name }}
{{- $twice := and (eq $kind "initContainers") (hasKey $.values.sidecars $name) }}
{{- if or $twice (has $name (list $.component "wait-for-migrations")) }}
{{- include "landfall.refuse" (list
      $path
      "another container of the pod has this name"
      "write another one") }}
{{- end }}
{{- range $mount := $container.volumeMounts }}
{{- if not (has $mount.name $volumes) }}
{{- include "landfall.refuse" (list
      (printf "%s.volumeMounts" $path)
      (printf "%s is no volume of the pod" $mount.name)
      "write tmp, or the name of one of extraVolumes") }}
{{- end }}
{{- end }}
{{- range $field := list "lifecycle" "livenessProbe" "readinessProbe" "startupProbe" }}
{{- if and (eq $kind "initContainers") (hasKey $container $field) }}
{{- include "landfall.refuse" (list
      (printf "%s.%s" $path $field)
      "only a container that keeps running may have it"
      "leave it out, or make it one of sidecars") }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}
