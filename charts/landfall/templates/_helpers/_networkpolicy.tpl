{{/* Exactly the traffic that a component's needs in the contract ask for, both ways. Arguments: context, component. */}}
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
  {{- with include "landfall.networkPolicy.ingress" . | trim }}
  ingress:
    {{- . | nindent 4 }}
  {{- end }}
  egress:
    {{- include "landfall.networkPolicy.egress" . | trim | nindent 4 }}
{{- end -}}
{{- end -}}

{{/*
Who may call: the load balancer and the components that need this one its HTTP port, monitoring its metrics port. The kubelet's
probes come from the pod's own node, which Kubernetes always lets through. An absent list would mean everybody: then no rule.
*/}}
{{- define "landfall.networkPolicy.ingress" -}}
{{- $component := include "landfall.component" . | fromJson -}}
{{- $policy := .context.Values.networkPolicy -}}
{{- if $component.port }}
{{- if and (ne .context.Values.routing.kind "none") $policy.ingressCidrs }}
- from:
    {{- include "landfall.networkPolicy.cidrs" $policy.ingressCidrs | trim | nindent 4 }}
  ports:
    {{- include "landfall.networkPolicy.port" $component.port | nindent 4 }}
{{- end }}
{{- range $name, $other := (include "landfall.memo" . | default .context.landfall.contract).components }}
{{- if has $.component $other.needs }}
- from:
    {{- include "landfall.networkPolicy.pods" (dict "context" $.context "component" $name) | nindent 4 }}
  ports:
    {{- include "landfall.networkPolicy.port" $component.port | nindent 4 }}
{{- end }}
{{- end }}
{{- end }}
{{- if and $component.metricsPort $policy.monitoringNamespace }}
- from:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ $policy.monitoringNamespace | quote }}
  ports:
    {{- include "landfall.networkPolicy.port" $component.metricsPort | nindent 4 }}
{{- end }}
{{- end -}}

{{/* Whom it may call: DNS, and what it needs: a component of this release, or a managed service by its address range. */}}
{{- define "landfall.networkPolicy.egress" -}}
{{- $components := (include "landfall.memo" . | default .context.landfall.contract).components }}
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: kube-system
      podSelector:
        matchLabels:
          k8s-app: kube-dns
  ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
{{- range $need := (index $components .component).needs }}
{{- if hasKey $components $need }}
- to:
    {{- include "landfall.networkPolicy.pods" (dict "context" $.context "component" $need) | nindent 4 }}
  ports:
    {{- include "landfall.networkPolicy.port" (index $components $need).port | nindent 4 }}
{{- else }}
{{- $endpoint := index $.context.Values.networkPolicy $need }}
- to:
    {{- include "landfall.networkPolicy.cidrs" $endpoint.cidrs | trim | nindent 4 }}
  ports:
    {{- include "landfall.networkPolicy.port" $endpoint.port | nindent 4 }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Peers: address ranges. Argument: list of CIDRs. */}}
{{- define "landfall.networkPolicy.cidrs" -}}
{{- range . }}
- ipBlock:
    cidr: {{ . | quote }}
{{- end }}
{{- end -}}

{{/* Peers: the pods of a component. Arguments: context, component. */}}
{{- define "landfall.networkPolicy.pods" -}}
- podSelector:
    matchLabels:
      {{- include "landfall.selectorLabels" . | nindent 6 }}
{{- end -}}

{{/* Argument: port. */}}
{{- define "landfall.networkPolicy.port" -}}
- port: {{ int64 . }}
  protocol: TCP
{{- end -}}
