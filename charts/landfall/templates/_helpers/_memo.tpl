{{/*
Works out once for all templates of a render what most of them read, in .context.landfall: contract, the contract of schemas/ as a map;
components and text, where landfall.components.memo keeps its answers; kinds, plain, labels, selectors and names, those of
landfall.components, landfall.env.plain, landfall.labels, landfall.selectorLabels and landfall.componentName. A call costs as much as what
most helpers do: these look there first, and check their arguments only where they have no answer yet. Gives nothing, so that it can
stand before what it makes: include "landfall.memo" . | default .context.landfall.contract. The maps are everybody's: they are read, never
set. Arguments: context.
*/}}
{{- define "landfall.memo" -}}
{{- if not (hasKey .context "landfall") -}}
{{- $contract := .context.Files.Get "files/contract.json" | fromJson -}}
{{- $_ := set .context "landfall" (dict
      "contract" $contract "components" dict "text" dict "kinds" dict "plain" dict "labels" dict "selectors" dict "names" dict) -}}
{{- end -}}
{{- end -}}
