{{/*
Works out once for all templates of a render what most of them read, in .context.landfall: contract, the contract of schemas/ as a map;
components and text, where landfall.components.memo keeps its answers; plain, those of landfall.env.plain; labels and names, those of landfall.labels and landfall.fullname.
Parsing the contract at each use was half of a render's time. Gives nothing, so that it can stand before what it makes:
include "landfall.memo" . | default .context.landfall.contract. The maps are everybody's: they are read, never set. Arguments: context.
*/}}
{{- define "landfall.memo" -}}
{{- if not (hasKey .context "landfall") -}}
{{- $contract := .context.Files.Get "files/contract.json" | fromJson -}}
{{- $_ := set .context "landfall" (dict "contract" $contract "components" dict "text" dict "plain" dict "labels" dict "names" dict) -}}
{{- end -}}
{{- end -}}
