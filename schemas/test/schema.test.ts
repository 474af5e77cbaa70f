import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { JsonSchema } from '../src/json-schema.ts';
import { lintSchema } from '../src/generate/lint.ts';
import { overlaySchema } from '../src/generate/overlay.ts';
import { environments, valuesSchema } from '../src/values/schema.ts';
import { root } from './helpers.ts';

const run = promisify(execFile);
/** As strict as ajv can be, but for what the schema lint allows. */
const compileSchema = (schema: JsonSchema) =>
  new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    keywords: ['tsType', 'x-secret', 'x-elsewhere'],
  }).compile(schema);
const defaults: unknown = parse(readFileSync(path.join(root, 'charts/landfall/values.yaml'), 'utf8'));

describe('the generated files', () => {
  it('are up to date', async () => {
    const { stdout } = await run(process.execPath, ['--conditions=source', path.join(root, 'schemas/src/generate/main.ts'), '--check']);
    expect(stdout).toContain('up to date');
  });
});

describe('the schema lint', () => {
  const good = (): JsonSchema => valuesSchema();
  const broken: [string, (s: JsonSchema) => void, RegExp][] = [
    ['another draft', (s) => (s.$schema = 'https://json-schema.org/draft/2020-12/schema'), /must be http/],
    [
      'a remote reference',
      (s) => (s.properties!['x'] = { description: 'x', allOf: [{ $ref: 'https://example.com/x.json' }] }),
      /refers to/,
    ],
    ['a reference to nothing', (s) => (s.properties!['x'] = { description: 'x', allOf: [{ $ref: '#/definitions/Nothing' }] }), /refers to/],
    ['a keyword beside $ref', (s) => (s.properties!['x'] = { description: 'x', $ref: '#/definitions/Cidrs' }), /beside \$ref/],
    ['an open object', (s) => (s.properties!['x'] = { description: 'x', type: 'object' }), /open object/],
    ['no description', (s) => (s.properties!['x'] = { type: 'string' }), /no description/],
    ['a lookahead', (s) => (s.properties!['x'] = { description: 'x', type: 'string', pattern: '^(?=a)' }), /RE2 refuses/],
    ['a backreference', (s) => (s.properties!['x'] = { description: 'x', type: 'string', pattern: '^(a)\\1$' }), /RE2 refuses/],
    [
      'repetitions that are too many together',
      (s) => (s.properties!['x'] = { description: 'x', type: 'string', pattern: '^([a-z]{1,63}[.]){1,20}$' }),
      /RE2 refuses/,
    ],
    ['a pattern that is none', (s) => (s.properties!['x'] = { description: 'x', type: 'string', pattern: '(' }), /no regular expression/],
    ['a keyword of a later draft', (s) => Object.assign(s, { unevaluatedProperties: false }), /not portable/],
    [
      'propertyNames',
      (s) => Object.assign((s.properties!['x'] = { description: 'x', type: 'string' }), { propertyNames: {} }),
      /not portable/,
    ],
    [
      'a pattern of a secret',
      (s) => (s.properties!['x'] = { description: 'x', type: 'string', pattern: '^x', 'x-secret': true }),
      /secret with pattern/,
    ],
    ['a list of values of a secret', (s) => (s.properties!['x'] = { description: 'x', enum: ['x'], 'x-secret': true }), /secret with enum/],
    ['a title twice', (s) => (s.properties!['x'] = { description: 'x', title: 'Cidrs', type: 'string' }), /title Cidrs/],
    ['no global', (s) => delete s.properties!['global'], /lacks global/],
  ];

  it('passes the schema and the overlay schema', () => {
    expect(lintSchema(good(), 'f')).toEqual([]);
    expect(lintSchema(overlaySchema(good(), defaults), 'f')).toEqual([]);
  });

  it.each(broken)('refuses %s', (_name, breakIt, message) => {
    const schema = structuredClone(good());
    breakIt(schema);
    expect(lintSchema(schema, 'f').join('\n')).toMatch(message);
  });
});

describe.each(['helm', 'helm3'])('%s', (helm) => {
  it('compiles the schema and accepts every environment', async () => {
    for (const environment of environments) {
      const files = ['common', environment].flatMap((name) => ['-f', `values/${name}.yaml`]);
      await run(helm, ['template', 'landfall', 'charts/landfall', ...files, '--set', 'image.tag=sha-0000000'], {
        cwd: root,
        maxBuffer: 1 << 26,
      });
    }
  });
});

describe('the overlay schema', () => {
  const overlay = compileSchema(overlaySchema(valuesSchema(), defaults));

  it.each(['common', ...environments])('raises no false alarm in values/%s.yaml', (name) => {
    expect(overlay(parse(readFileSync(path.join(root, `values/${name}.yaml`), 'utf8'))), JSON.stringify(overlay.errors)).toBe(true);
  });

  it.each([
    ['a typo', { api: { replica: 2 } }],
    ['a wrong type', { api: { replicas: '2' } }],
    ['a wrong type behind a definition', { api: { autoscaling: { minReplicas: 'two' } } }],
    ['a secret under config', { config: { JWT_SECRET: 'x' } }],
    ['an incomplete list item', { networkPolicy: { redis: { cidrs: ['nonsense'] } } }],
  ])('still catches %s', (_name, values) => {
    expect(overlay(values)).toBe(false);
  });

  it('lets a null delete a default', () => {
    expect(overlay({ api: { replicas: null, disruption: { unhealthyPodEvictionPolicy: null } } })).toBe(true);
    expect(overlay({ config: { NODE_ENV: null }, environment: null, web: { image: null } })).toBe(true);
  });

  it.each([
    ['a variable without a default', { config: { APP_URL: null } }],
    ['a value of either type', { api: { disruption: { maxUnavailable: null } } }],
    ['a map without a default', { workers: { reminders: { resources: null } } }],
    ['an entry that no default has', { web: { podAnnotations: { 'example.com/team': null } } }],
    ['an item of a list', { image: { pullSecrets: [null] } }],
  ])('refuses a null that would delete nothing: %s', (_name, values) => {
    expect(overlay(values)).toBe(false);
  });

  it('keeps every description', () => {
    const descriptions = (schema: JsonSchema) => [...JSON.stringify(schema).matchAll(/"description":"[^"]*"/g)].map(([text]) => text);
    const kept = new Set(descriptions(overlaySchema(valuesSchema(), defaults)));
    expect(descriptions(valuesSchema()).filter((text) => !kept.has(text))).toEqual([]);
  });

  it('is compiled by a strict ajv', () => {
    expect(() => compileSchema(valuesSchema())).not.toThrow();
  });
});
