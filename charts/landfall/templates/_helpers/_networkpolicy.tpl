{{/*
Who talks to whom. The table is `needs` of the contract: it says whom each component calls, and read the other way round who calls it.
Beside it there are the load balancer, monitoring, DNS, and rules of an operator. Everything else is forbidden.
*/}}

{{/* The policy of a component. Arguments: context, component. */}}
{{- define "landfall.networkPolicy" -}}
{{- include "landfall.args" (dict "helper" "landfall.networkPolicy" "args" . "needs" (list "context" "component")) -}}
{{- if .context.Values.networkPolicy.enabled -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "landfall.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "landfall.selectorLabels" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  {{- range $direction := list "ingress" "egress" }}
  {{- with include (printf "landfall.networkPolicy.%s" $direction) $ | fromJsonArray }}
  {{ $direction }}:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- end }}
{{- end -}}
{{- end -}}

{{/*
Rules for incoming traffic, as JSON: the load balancer, the components that need this one and its test call the HTTP port, monitoring the
metrics port. The kubelet's probes come from the pod's own node, which Kubernetes always lets through. Arguments: context, component.
*/}}
{{- define "landfall.networkPolicy.ingress" -}}
{{- $component := include "landfall.component" . | fromJson -}}
{{- $policy := .context.Values.networkPolicy -}}
{{- $rules := list -}}
{{- with $component.port -}}
{{- $http := list (dict "port" (int64 .) "protocol" "TCP") -}}
{{- if ne $.context.Values.routing.kind "none" -}}
{{- $balancer := dict "cidrs" $policy.ingressCidrs "namespace" $policy.ingressNamespace -}}
{{- $rules = append $rules (dict "peers" (include "landfall.networkPolicy.peers" $balancer | fromJsonArray) "ports" $http) -}}
{{- end -}}
{{- $callers := ternary (list (printf "tests-%s" $.component)) list $.context.Values.tests.enabled -}}
{{- range $name, $other := (include "landfall.memo" $ | default $.context.landfall.contract).components -}}
{{- if has $.component $other.needs -}}
{{- $callers = prepend $callers $name -}}
{{- end -}}
{{- end -}}
{{- range $name := $callers -}}
{{- $caller := dict "podLabels" (include "landfall.selectorLabels" (dict "context" $.context "component" $name) | fromYaml) -}}
{{- $rules = append $rules (dict "peers" (include "landfall.networkPolicy.peers" $caller | fromJsonArray) "ports" $http) -}}
{{- end -}}
{{- end -}}
{{- if and $component.metricsPort $policy.monitoringNamespace -}}
{{- $monitoring := dict "namespace" $policy.monitoringNamespace "podLabels" $policy.monitoringPodLabels -}}
{{- $port := dict "port" (int64 $component.metricsPort) "protocol" "TCP" -}}
{{- $rules = append $rules (dict "peers" (include "landfall.networkPolicy.peers" $monitoring | fromJsonArray) "ports" (list $port)) -}}
{{- end -}}
{{- include "landfall.networkPolicy.rules" (dict "side" "from" "rules" $rules "more" $component.values.networkPolicy.ingress) -}}
{{- end -}}

{{/*
Rules for outgoing traffic, as JSON: DNS, and what the component needs, which is a component of this release or a managed service.
Arguments: context, component.
*/}}
{{- define "landfall.networkPolicy.egress" -}}
{{- $component := include "landfall.component" . | fromJson -}}
{{- $components := (include "landfall.memo" . | default .context.landfall.contract).components -}}
{{- $policy := .context.Values.networkPolicy -}}
{{- $rules := list (include "landfall.networkPolicy.dns" . | fromJson) -}}
{{- range $need := include "landfall.needs" . | fromJsonArray -}}
{{- $callee := get $policy $need -}}
{{- if hasKey $components $need -}}
{{- $labels := include "landfall.selectorLabels" (dict "context" $.context "component" $need) | fromYaml -}}
{{- $callee = dict "podLabels" $labels "port" (index $components $need).port -}}
{{- end -}}
{{- $port := dict "port" (int64 $callee.port) "protocol" "TCP" -}}
{{- $rules = append $rules (dict "peers" (include "landfall.networkPolicy.peers" $callee | fromJsonArray) "ports" (list $port)) -}}
{{- end -}}
{{- include "landfall.networkPolicy.rules" (dict "side" "to" "rules" $rules "more" $component.values.networkPolicy.egress) -}}
{{- end -}}

{{/* What a component talks to, as a JSON list: always, and where a variable of its says where that is. Arguments: context, component. */}}
{{- define "landfall.needs" -}}
{{- $component := index (include "landfall.memo" . | default .context.landfall.contract).components .component -}}
{{- $plain := include "landfall.env.plain" . | fromJson -}}
{{- $needs := $component.needs -}}
{{- range $need, $name := $component.optionalNeeds -}}
{{- if hasKey $plain $name -}}
{{- $needs = append $needs $need -}}
{{- end -}}
{{- end -}}
{{- toJson $needs -}}
{{- end -}}

{{/* The rule for the name servers, as JSON: peers, ports. Arguments: context. */}}
{{- define "landfall.networkPolicy.dns" -}}
{{- $dns := .context.Values.networkPolicy.dns -}}
{{- $ports := list -}}
{{- range $dns.ports -}}
{{- $ports = concat $ports (list (dict "port" (int64 .) "protocol" "UDP") (dict "port" (int64 .) "protocol" "TCP")) -}}
{{- end -}}
{{- dict "peers" (include "landfall.networkPolicy.peers" $dns | fromJsonArray) "ports" $ports | toJson -}}
{{- end -}}

{{/*
Kubernetes' rules, as JSON. Arguments: side (from, to), rules (peers, ports), more (rules that are one already). Without peers there is
no rule: Kubernetes would read it as everybody.
*/}}
{{- define "landfall.networkPolicy.rules" -}}
{{- $rules := list -}}
{{- range .rules -}}
{{- if .peers -}}
{{- $rules = append $rules (dict $.side .peers "ports" .ports) -}}
{{- end -}}
{{- end -}}
{{- concat $rules .more | toJson -}}
{{- end -}}

{{/* Peers, as JSON: each range; and the pods of a namespace that have the labels. Arguments, each if wanted: cidrs, namespace, podLabels. */}}
{{- define "landfall.networkPolicy.peers" -}}
{{- $peers := list -}}
{{- range .cidrs -}}
{{- $peers = append $peers (dict "ipBlock" (dict "cidr" .)) -}}
{{- end -}}
{{- $pods := dict -}}
{{- with .podLabels -}}
{{- $_ := set $pods "podSelector" (dict "matchLabels" .) -}}
{{- end -}}
{{- with .namespace -}}
{{- $_ := set $pods "namespaceSelector" (dict "matchLabels" (dict "kubernetes.io/metadata.name" .)) -}}
{{- end -}}
{{- if $pods -}}
{{- $peers = append $peers $pods -}}
{{- end -}}
{{- $peers | toJson -}}
{{- end -}}
