{{/*
A component as JSON: what the contract says of it, and under `values` what the values say (a worker's entry over the defaults of
all workers), with the times that they leave out. Arguments: context, component.
*/}}
{{- define "landfall.component" -}}
{{- include "landfall.components.memo" . -}}
{{- index .context.landfall.text .component -}}
{{- end -}}

{{/*
The same as a map that is everybody's, to be read and never set: include "landfall.components.memo" . | default (index
.context.landfall.components .component). Arguments: context, component.
*/}}
{{- define "landfall.components.memo" -}}
{{- if not (hasKey .context "landfall") -}}{{- include "landfall.memo" . -}}{{- end -}}
{{- $memo := .context.landfall -}}
{{- if not (hasKey $memo.components (.component | default "")) -}}
{{- include "landfall.args" (dict "helper" "landfall.component" "args" . "needs" (list "context" "component")) -}}
{{- if not (hasKey $memo.contract.components .component) -}}
{{- fail (printf "helper landfall.component: the contract has no component %q" .component) -}}
{{- end -}}
{{- $values := dict -}}
{{- if hasPrefix "worker-" .component -}}
{{- $values = include "landfall.worker" . | fromJson -}}
{{- else -}}
{{- $values = index .context.Values .component -}}
{{- end -}}
{{- $times := include "landfall.times" (merge (dict "values" $values) .) | default "{}" | fromJson -}}
{{- $text := merge (dict "values" (merge $times $values)) (index $memo.contract.components .component) | toJson -}}
{{- $_ := set $memo.text .component $text -}}
{{- $_ := set $memo.components .component (fromJson $text) -}}
{{- end -}}
{{- end -}}

{{/* A worker's own values over those of all workers, as JSON. Arguments: context, component. */}}
{{- define "landfall.worker" -}}
{{- include "landfall.args" (dict "helper" "landfall.worker" "args" . "needs" (list "context" "component")) -}}
{{- $base := deepCopy .context.Values.workers.defaults -}}
{{- $own := index .context.Values.workers (trimPrefix "worker-" .component) -}}
{{- /* Either bound of the budget replaces the other one of the defaults. */ -}}
{{- $budget := $own.disruption | default dict -}}
{{- if or (hasKey $budget "minAvailable") (hasKey $budget "maxUnavailable") -}}
{{- $_ := set $base "disruption" (omit $base.disruption "minAvailable" "maxUnavailable") -}}
{{- end -}}
{{- mergeOverwrite $base $own | toJson -}}
{{- end -}}

{{/* Names of the deployed components of a kind (server, worker, running for both, all), as a JSON list. Arguments: context, kind. */}}
{{- define "landfall.components" -}}
{{- if not (hasKey .context "landfall") -}}{{- include "landfall.memo" . -}}{{- end -}}
{{- $known := .context.landfall.kinds -}}
{{- if not (hasKey $known (.kind | default "")) -}}
{{- include "landfall.args" (dict "helper" "landfall.components" "args" . "needs" (list "context" "kind")) -}}
{{- $names := list -}}
{{- range $name := keys .context.landfall.contract.components | sortAlpha -}}
{{- $args := dict "context" $.context "component" $name -}}
{{- $values := (include "landfall.components.memo" $args | default (index $.context.landfall.components $name)).values -}}
{{- $kind := ternary "worker" (ternary "job" "server" (eq $name "migrations")) (hasPrefix "worker-" $name) -}}
{{- $wanted := or (eq $.kind "all") (eq $.kind $kind) (and (eq $.kind "running") (ne $kind "job")) -}}
{{- if and $wanted (or (eq $kind "server") $values.enabled) -}}
{{- $names = append $names $name -}}
{{- end -}}
{{- end -}}
{{- $_ := set $known .kind (toJson $names) -}}
{{- end -}}
{{- index $known .kind -}}
{{- end -}}
