import type { CodeInfo } from '../finding.ts';

const error = (code: string, title: string, explanation: string, bad: string, good: string): CodeInfo => ({
  code,
  severity: 'error',
  title,
  explanation,
  bad,
  good,
});

/** Every finding that comes from a chart's `values.schema.json`. */
export const codes: readonly CodeInfo[] = [
  error(
    'schema/unknown-key',
    'A key that the schema does not know',
    'A closed schema refuses every key that it does not name. Without one, Helm ignores such a key without a word: the typo `replica` leaves the default of `replicas` in force. The help names the nearest key, or the place where this one belongs.',
    'api:\n  replica: 3',
    'api:\n  replicas: 3',
  ),
  error(
    'schema/missing',
    'A key that must be set is not',
    'The merged values lack a key that the schema requires. Either no file sets it, or a null takes its default away; the finding points at that null, else at the nearest map that is there.',
    'config:\n  S3_BUCKET: null',
    'config:\n  S3_BUCKET: landfall-prod-audit',
  ),
  error(
    'schema/type',
    'A value of another type than the schema asks for',
    'Helm renders what it gets: a number where a template expects text, or a map where it expects a list, gives objects that Kubernetes refuses, or worse, accepts.',
    "api:\n  replicas: '3'",
    'api:\n  replicas: 3',
  ),
  error(
    'schema/enum',
    'A value that is none of those allowed',
    'The schema lists what may stand here. The help names the nearest of them.',
    'environment: production',
    'environment: prod',
  ),
  error(
    'schema/const',
    'A value that must be one certain value',
    'The schema allows one value only here, mostly because of another value: the message says which.',
    'api:\n  tolerations:\n    - { key: spot, operator: Equal, effect: NoSchedule, tolerationSeconds: 60 }',
    'api:\n  tolerations:\n    - { key: spot, operator: Equal, effect: NoExecute, tolerationSeconds: 60 }',
  ),
  error(
    'schema/range',
    'A number out of range',
    'The number is below the least, above the most, or not a multiple of what the schema says.',
    'api:\n  replicas: -1',
    'api:\n  replicas: 1',
  ),
  error(
    'schema/length',
    'Too short or too long',
    'A text, a list or a map with fewer or more characters, items or keys than the schema allows.',
    'networkPolicy:\n  redis: { cidrs: [], port: 6379 }',
    'networkPolicy:\n  redis: { cidrs: [10.0.0.0/8], port: 6379 }',
  ),
  error(
    'schema/pattern',
    'A text of another form than the schema asks for',
    'The text does not match the regular expression of the schema, which Helm reads in the syntax of RE2.',
    'domain: https://landfall.example',
    'domain: landfall.example',
  ),
  error(
    'schema/format',
    'A text that is not of the format that the schema names',
    'Helm asserts `format` in schemas of draft-04, draft-06 and draft-07, and not in later ones or where `$schema` is missing; so does this check.',
    'contact: nobody',
    'contact: nobody@landfall.example',
  ),
  error(
    'schema/items',
    'Items of a list that do not go together',
    'Two items are equal where each must differ, there are more than the schema describes, or one of the kind that must be among them is not.',
    'networkPolicy:\n  ingressCidrs: [10.0.0.0/8, 10.0.0.0/8]',
    'networkPolicy:\n  ingressCidrs: [10.0.0.0/8]',
  ),
  error(
    'schema/choice',
    'A value that fits none of several choices, or more than one',
    'The schema offers several forms (`oneOf`, `anyOf`). There is one finding for all of them: it lists the forms, and says what is wrong with the nearest.',
    'api:\n  disruption: { enabled: true, minAvailable: half }',
    'api:\n  disruption: { enabled: true, minAvailable: 50% }',
  ),
  error(
    'schema/condition',
    'Values that exclude or need each other',
    'The schema forbids what stands here (`not`, `false`), or a key needs another beside it (`dependencies`).',
    'tls:\n  certificate: web',
    'tls:\n  certificate: web\n  key: web-key',
  ),
  error(
    'schema/misplaced',
    'A key that belongs somewhere else',
    'The chart knows this key, and it has no business here: a secret under `config` would end up in a ConfigMap, and a variable that the chart works out cannot be set. The help says where it belongs.',
    'config:\n  JWT_SECRET: ...',
    'secrets:\n  source: existing',
  ),
  error(
    'schema/moved',
    'A key that has moved',
    'A version of the chart renamed this key or put it elsewhere, as its schema says with `x-moved-to`. The old name is refused, since nothing reads it any more. `values migrate` lists what has moved, and with `--write` rewrites the files.',
    'api:\n  port: 8080',
    'api:\n  service:\n    port: 8080',
  ),
  error(
    'schema/invalid',
    'A schema that Helm cannot use',
    'Helm refuses every chart whose `values.schema.json` is no JSON, breaks the rules of its draft, has a pattern that RE2 does not know, or refers to what is not there.',
    '{ "type": "strng" }',
    '{ "type": "string" }',
  ),
  {
    code: 'schema/remote-ref',
    severity: 'warning',
    title: 'A schema that refers to another file',
    explanation:
      'Helm fetches `http`, `https` and `file` references at each install, upgrade, template and lint, and fails where it cannot, even for values that are not set. Nothing is fetched here: what the reference stands for accepts anything.',
    bad: '{ "$ref": "https://example.com/resources.json" }',
    good: '{ "$ref": "#/definitions/Resources" }',
  },
];
