import fc, { type Arbitrary } from 'fast-check';
import { cidrPattern } from '../../../schemas/src/values/patterns.ts';
import { isPassed, resolve, valuesOf, type Leaf, type Node } from '../lib/schema/leaves.ts';
import type { Json } from '../lib/values.ts';
import { extraObjects, fragments } from './fragments.ts';

/** Text that YAML, Go templates or shells would like to read as something else. */
const awkward = [
  'null',
  'true',
  'off',
  '0',
  '1e3',
  '007',
  '0x1F',
  '~',
  '- a',
  '# b',
  'a: b',
  '{{ .Values }}',
  '"',
  "'",
  '%s',
  '$(HOST)',
  'a\nb',
  ' c ',
  '\t',
  'ü',
  '💥',
  '|',
  '>-',
];

/** A secret's value is found wherever it leaks to. */
const secret = (name: string): Arbitrary<Json> =>
  fc.stringMatching(/^[a-zA-Z0-9]{32}$/).map((text) => `${name.endsWith('DATABASE_URL') ? 'postgresql://' : ''}sentinel-${text}`);

/** Bounds closer than those of the schema: they keep most values out of the way of refusals, which have tests of their own. */
const bounds: readonly [RegExp, number, number][] = [
  [/(^|\.)(replicas|minReplicas)$/, 2, 4],
  [/maxReplicas$/, 4, 8],
  [/poolSize$/, 1, 8],
  [/^(database|redis)\.maxConnections$/, 2000, 5000],
  [/^(database|redis)\.reserved$/, 0, 20],
  [/concurrency$/, 1, 10],
  [/gracePeriodSeconds$/, 700, 7200],
  [/drainSeconds$/, 60, 200],
  [/preStopSeconds$/, 100, 120],
  [/(registrationSeconds|propagationSeconds)$/, 0, 60],
  [/minReadySeconds$/, 60, 120],
  [/^config\.(REMINDER|FEEDBACK)/, 1, 1440],
  [/terminationGracePeriodSeconds$/, 1, 300],
  [/deadlineSeconds$|timeoutSeconds$/, 10, 60],
  [/successThreshold$/, 1, 5],
];

/** Where few of the valid values go together with the others. */
const narrow: readonly [RegExp, readonly Json[]][] = [
  [/^image\.tag$/, ['sha-0123abc', '1e3', '007', 'v1.2.3', 'latest-1']],
  [/requests\.cpu$/, ['10m', '0.1', '100m']],
  [/limits\.cpu$/, ['1', '2000m', '1.5']],
  [/requests\.(memory|ephemeral-storage)$/, ['32Mi', '64M', '100000k']],
  [/limits\.(memory|ephemeral-storage)$/, ['1Gi', '2G', '1.5Gi']],
  [/disruption\.minAvailable$/, [1, '25%', '1%']],
  [/(maxUnavailable|maxSurge)$/, [1, '50%', '25%', 2]],
  [/^domain$/, ['example.test', 'a.b.c.example', 'localhost']],
  [/^routing\.hosts\./, ['one.example.com', 'example.com', 'two.three.example.com']],
  [/scrape\.timeout$/, ['5s', '900ms', '10s']],
  [/scrape\.interval$/, ['15s', '1m', '90s']],
  [/COOKIE_DOMAIN$/, ['example.com', 'com']],
  // Most of the time the port that the variables name too.
  [/^networkPolicy\.(objectStore|mail|payments)\.port$/, [443, 443, 443, 443, 8443]],
  [/^networkPolicy\.database\.port$/, [5432, 5432, 5432, 6432]],
  [/(^networkPolicy\.redis\.port|REDIS_PORT)$/, [6379, 6379, 6379, 6379, 6380]],
  [/extraVolumeMounts\.\*\.volume$/, ['drawn', 'other']],
  [/(RESEND_BASE_URL|STRIPE_BASE_URL|S3_ENDPOINT)$/, ['https://service.example', 'https://service.example:443']],
];

/** An API server refuses ranges whose address has bits beyond the prefix, which no pattern can say. */
const ranges: readonly Json[] = ['10.0.0.0/8', '192.0.2.1/32', '0.0.0.0/0', '172.16.128.0/17', 'fd00::/8', '2001:db8::1/128', '::/0'];

function number({ minimum = 0, maximum = 1000, type }: Node, at: string): Arbitrary<Json> {
  const [, low, high] = bounds.find(([pattern]) => pattern.test(at)) ?? [undefined, minimum, maximum];
  const [min, max] = [Math.max(low, minimum), Math.min(high, maximum)];
  if (type === 'number') return fc.integer({ min: Math.ceil(min * 10), max: Math.floor(max * 10) }).map((n) => n / 10);
  return fc.integer({ min, max });
}

function text({ pattern, minLength = 0, maxLength = 200, examples }: Node, at: string): Arbitrary<Json> {
  if (pattern === cidrPattern) return fc.constantFrom(...ranges);
  const fits = (value: string) => value.length >= minLength && value.length <= maxLength;
  // Written by people, so that what the schema does not say holds too.
  const known = (examples ?? []).filter((value) => typeof value === 'string');
  if (pattern) {
    const drawn = fc.stringMatching(new RegExp(pattern), { size: 'small' }).filter(fits);
    return known.length > 0 ? fc.oneof(fc.constantFrom(...known), drawn) : drawn;
  }
  const odd = fc.constantFrom(...awkward.filter(fits));
  return at.startsWith('config') || at.includes('.config.')
    ? fc.oneof(odd, fc.string({ unit: 'grapheme', minLength, maxLength: 20 }))
    : odd;
}

function map(node: Node, at: string): Arbitrary<Json> {
  const [keys = '^[a-z]{1,8}$'] = Object.keys(node.patternProperties ?? {});
  const values = valuesOf(node);
  if (!values) return fc.constant({});
  const key = fc.stringMatching(new RegExp(keys), { size: 'xsmall' }).filter((name) => name.length <= 50);
  return fc.dictionary(key, value(values, `${at}.*`), { maxKeys: 3, noNullPrototype: true });
}

/** Any value that a node takes, conditions apart. */
export function value(given: Node, at: string): Arbitrary<Json> {
  const { node, name } = resolve(given);
  if (name && isPassed(name)) {
    const known = fragments[name];
    if (!known) throw new Error(`${at}: there is no fragment of ${name}`);
    return fc.constantFrom(...known);
  }
  const few = narrow.find(([pattern]) => pattern.test(at))?.[1];
  if (few) return fc.constantFrom(...few);
  if (at === 'extraObjects')
    return fc
      .subarray([...extraObjects])
      .map((chosen) => Object.fromEntries(chosen.map((object) => [`own-${extraObjects.indexOf(object)}`, object])));
  if (node['x-secret'] && node.type === 'string') return secret(at);
  if (node.enum) return fc.constantFrom(...node.enum);
  if (node.oneOf) return fc.oneof(...node.oneOf.map((one) => value(one, at)));
  if (node.type === 'boolean') return fc.boolean();
  if (node.type === 'integer' || node.type === 'number') return number(node, at);
  if (node.type === 'string') return text(node, at);
  if (node.items) {
    const items = value(node.items, `${at}[]`);
    const { minItems: minLength = 0 } = node;
    return node.uniqueItems ? fc.uniqueArray(items, { minLength, maxLength: 3 }) : fc.array(items, { minLength, maxLength: 2 });
  }
  if (node.properties) {
    const entries = Object.entries(node.properties).map(([key, child]) => [key, value(child, `${at}.${key}`)] as const);
    return fc.record(Object.fromEntries(entries), { requiredKeys: [...(node.required ?? [])], noNullPrototype: true });
  }
  return map(node, at);
}

/** A value for a leaf, with names in the place of the steps of its path. */
export const valueOf = ({ path, node }: Leaf): Arbitrary<Json> => value(node, path.join('.'));
