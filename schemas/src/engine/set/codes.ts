import type { CodeInfo } from '../finding.ts';

export const syntax = {
  code: 'set/syntax',
  severity: 'error',
  title: 'A --set argument is malformed',
  explanation:
    'An argument is `key=value`, several are joined by commas: `api.replicas=3,web.replicas=2`. A comma inside a value must be ' +
    'written `\\,` or Helm takes what follows for the next key; a dot inside a key must be written `\\.`. Helm refuses the whole command.',
  bad: '--set config.CORS_ORIGINS=https://a.example,https://b.example',
  good: '--set config.CORS_ORIGINS=https://a.example\\,https://b.example',
} as const satisfies CodeInfo;

export const index = {
  code: 'set/index',
  severity: 'error',
  title: 'A --set argument has an index that is none',
  explanation:
    'An index of a list is a whole number from 0 to 65536 in brackets. Helm 3 refuses a bracket that is not closed; Helm 4 silently ' +
    'drops it where it ends the argument.',
  bad: '--set ingress.hosts[first]=a.example',
  good: '--set ingress.hosts[0]=a.example',
} as const satisfies CodeInfo;

export const conflict = {
  code: 'set/conflict',
  severity: 'error',
  title: 'A --set argument goes through a value that is no map or list',
  explanation:
    'A dot after a key needs a map there, an index needs a list. Where a values file or an earlier argument put something else, null ' +
    'included, Helm refuses the command ("interface conversion"). Set the whole key instead, or correct the path.',
  bad: '--set domain=landfall.example --set domain.name=a',
  good: '--set domain=landfall.example',
} as const satisfies CodeInfo;

export const depth = {
  code: 'set/depth',
  severity: 'error',
  title: 'A --set argument nests too deeply',
  explanation: 'Helm takes at most 30 dots in one key. Lists and JSON may nest 1000 levels here.',
  bad: '--set a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=1',
  good: '--set a.a=1',
} as const satisfies CodeInfo;

export const json = {
  code: 'set/json',
  severity: 'error',
  title: 'A --set-json argument holds no JSON',
  explanation:
    'The value after `=` must be JSON: text stands in double quotes. Shells take quotes away, so put the argument in single quotes. A ' +
    'whole object without a key is taken by Helm 4 only.',
  bad: '--set-json image.tag=v1',
  good: '--set-json \'image.tag="v1"\'',
} as const satisfies CodeInfo;

export const file = {
  code: 'set/file',
  severity: 'error',
  title: 'A file named by --set-file cannot be read',
  explanation:
    'What stands after `=` is the name of a file whose text becomes the value. It must exist and be readable; addresses are not ' +
    'fetched here, though Helm would.',
  bad: '--set-file secrets.inline.TLS_KEY=missing.pem',
  good: '--set-file secrets.inline.TLS_KEY=key.pem',
} as const satisfies CodeInfo;

export const codes: readonly CodeInfo[] = [syntax, index, conflict, depth, json, file];
