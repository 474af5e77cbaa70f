import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/engine/finding.ts';
import { compileSchema } from '../../src/engine/schema/index.ts';
import { positionOf } from '../../src/engine/source.ts';
import { root } from '../helpers.ts';
import { chartOf, draft7, line, marked, merged, partial } from './helpers.ts';

const compile = (text: string) => compileSchema({ name: 'values.schema.json', kind: 'schema', text });
const codesOf = (schema: object, values: unknown): string[] =>
  compile(JSON.stringify(schema))
    .full(values)
    .map(({ code }) => code);

describe('a schema that Helm cannot use', () => {
  it.each([
    ['no JSON', '{', /^1:1 Helm cannot use this schema: it is no JSON/],
    ['a list', '[]', /^1:1 .*neither an object nor true or false$/],
    [
      'an unknown type',
      '{\n  "properties": {\n    "a": { "type": "strng" }\n  }\n}',
      /^3:20 .*\/properties\/a\/type breaks the rules of its draft/,
    ],
    ['a lookahead', '{ "pattern": "(?=a)" }', /^1:1 .*has the group \(\?=a, which RE2 refuses$/],
    ['a reference to nothing', '{ "$ref": "#/definitions/x" }', /^1:1 .*#\/definitions\/x/],
    ['a reference to a file beside it', '{ "$ref": "lib.json" }', /^1:1 .*lib\.json/],
    ['a list of items in 2020-12', '{ "items": [{}] }', /^1:12 .*\/items breaks/],
    ['a boolean for a limit in draft-06', '{ "$schema": "http://json-schema.org/draft-06/schema#", "exclusiveMinimum": true }', /^1:77 /],
  ])('%s', (_what, text, message) => {
    let refusal: unknown;
    try {
      compile(text);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(Refusal);
    const { finding } = refusal as Refusal;
    const { file, line: row, column } = positionOf(finding.at);
    expect([file, finding.code, finding.severity, finding.path]).toEqual(['values.schema.json', 'schema/invalid', 'error', []]);
    expect(`${row}:${column} ${finding.message}`).toMatch(message);
  });
});

describe('references', () => {
  it.each([
    ['a pointer', { definitions: { d: { type: 'string' } }, properties: { a: { $ref: '#/definitions/d' } } }],
    [
      'a pointer with escapes',
      { definitions: { 'a/b~c d': { type: 'string' } }, properties: { a: { $ref: '#/definitions/a~1b~0c%20d' } } },
    ],
    ['an anchor', { $defs: { d: { $anchor: 'x', type: 'string' } }, properties: { a: { $ref: '#x' } } }],
    [
      'an address of its own',
      {
        $id: 'https://example.com/s.json',
        $defs: { d: { type: 'string' } },
        properties: { a: { $ref: 'https://example.com/s.json#/$defs/d' } },
      },
    ],
    [
      'an address of a part',
      { $id: 'https://example.com/s.json', $defs: { d: { $id: 'd.json', type: 'string' } }, properties: { a: { $ref: 'd.json' } } },
    ],
    ['a dynamic one', { $defs: { d: { $dynamicAnchor: 'x', type: 'string' } }, properties: { a: { $dynamicRef: '#x' } } }],
    ['a place that no keyword leads to', { other: { d: { type: 'string' } }, properties: { a: { $ref: '#/other/d' } } }],
    ['itself', { properties: { a: { type: 'string' }, b: { $ref: '#' } } }],
  ])('follow %s', (_what, schema) => {
    expect(codesOf(schema, { a: 1 })).toEqual(['schema/type']);
    expect(codesOf(schema, { a: 'x', b: {} })).toEqual([]);
  });

  it('hide what stands beside them up to draft-07, and do not after', () => {
    const schema = { definitions: { d: {} }, properties: { a: { $ref: '#/definitions/d', type: 'string' } } };
    expect(codesOf({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }, { a: 1 })).toEqual([]);
    expect(codesOf(schema, { a: 1 })).toEqual(['schema/type']);
  });

  it('to itself for one value end', () => {
    expect(codesOf({ properties: { a: { $ref: '#/$defs/d' } }, $defs: { d: { allOf: [{ $ref: '#/$defs/d' }] } } }, { a: 1 })).toEqual([
      'schema/condition',
    ]);
  });

  it.each([
    [
      'https://example.com/x.json',
      'Helm fetches https://example.com/x.json at each install and fails where it cannot; here anything is accepted in its place',
    ],
    ['file:///x.json', 'Helm fetches file:///x.json at each install and fails where it cannot; here anything is accepted in its place'],
    ['urn:x', 'urn:x is not looked up by Helm, which accepts anything here'],
  ])('out of the file are a warning: %s', (reference, message) => {
    const schema = JSON.stringify(draft7({ a: { $ref: reference }, b: { type: 'string' } }), null, 2);
    const [remote, type, ...others] = merged(chartOf({ schema }), 'a: 1\nb: 1\n');
    expect(others).toEqual([]);
    expect(line(remote!)).toBe(
      `app/values.schema.json:6:15 schema/remote-ref : ${message} (copy what it refers to into the definitions of this file)`,
    );
    expect([remote!.severity, marked(remote!), type!.code]).toEqual(['warning', JSON.stringify(reference), 'schema/type']);
  });

  it('out of the file that nothing comes to are none', () => {
    expect(merged(chartOf({ schema: draft7({}, { definitions: { d: { $ref: 'https://example.com' } } }) }), 'a: 1\n')).toEqual([]);
  });

  it('to another draft are a warning', () => {
    const [finding] = merged(chartOf({ schema: '{ "$schema": "https://example.com/draft", "type": "string" }' }), 'a: 1\n');
    expect(line(finding!)).toMatch(/^app\/values.schema.json:1:14 schema\/remote-ref : Helm fetches https:\/\/example.com\/draft /);
  });
});

describe('drafts', () => {
  const of = (draft: string, schema: object) => ({ $schema: `http://json-schema.org/draft-${draft}/schema#`, ...schema });
  it.each([
    ['no const in draft-04', of('04', { properties: { a: { const: 1 } } }), []],
    ['const in draft-06', of('06', { properties: { a: { const: 1 } } }), ['schema/const']],
    ['no if in draft-06', of('06', { if: {}, then: { required: ['b'] } }), []],
    ['if in draft-07', of('07', { if: {}, then: { required: ['b'] } }), ['schema/missing']],
    ['no dependentRequired in draft-07', of('07', { dependentRequired: { a: ['b'] } }), []],
    ['dependentRequired in 2020-12', { dependentRequired: { a: ['b'] } }, ['schema/condition']],
    ['dependentSchemas in 2020-12', { dependentSchemas: { a: { required: ['b'] } } }, ['schema/missing']],
    ['unevaluatedProperties in 2020-12', { properties: { b: {} }, unevaluatedProperties: false }, ['schema/unknown-key']],
    ['an exclusive limit in draft-04', of('04', { properties: { a: { minimum: 2, exclusiveMinimum: true } } }), ['schema/range']],
    ['no nullable anywhere', { properties: { a: { type: 'null', nullable: true } } }, ['schema/type']],
    ['a $schema without http', { $schema: 'json-schema.org/draft-07/schema', if: {}, then: { required: ['b'] } }, ['schema/missing']],
    ['nothing', {}, []],
  ])('%s', (_what, schema, codes) => {
    expect(codesOf(schema, { a: 2 })).toEqual(codes);
  });

  it('take true and false for schemas', () => {
    expect(compile('true').full({ a: 1 })).toEqual([]);
    expect(
      compile('false')
        .full({ a: 1 })
        .map(({ code }) => code),
    ).toEqual(['schema/condition']);
  });

  it('compute with decimals, not with floats, and with integers of --set', () => {
    const schema = { properties: { a: { multipleOf: 0.1 }, b: { maximum: 5 }, c: { multipleOf: 1e-7 } } };
    expect(codesOf(schema, { a: 0.3, b: 4n, c: 3e-7 })).toEqual([]);
    expect(codesOf(schema, { a: 0.35, b: 2n ** 60n, c: 1.5e-7 })).toEqual(['schema/range', 'schema/range', 'schema/range']);
  });

  it('find keys that every object of JavaScript has', () => {
    expect(codesOf({ required: ['constructor'], properties: { toString: { type: 'string' } } }, {})).toEqual(['schema/missing']);
    expect(codesOf({ additionalProperties: false }, JSON.parse('{"__proto__": 1}'))).toEqual(['schema/unknown-key']);
  });
});

describe('an overlay by itself', () => {
  const branch = (kind: string, key: string) => ({
    properties: { kind: { const: kind }, [key]: { type: 'string' } },
    required: ['kind', key],
  });
  it.each([
    ['need not have what is required', draft7({}, { required: ['b'] }), 'a: 1\n', []],
    ['need not have enough keys', draft7({ a: { minProperties: 3 } }), 'a: { b: 1 }\n', []],
    ['is not held to conditions', draft7({ a: { type: 'string' } }, { if: {}, then: { required: ['b'] } }), 'a: x\n', []],
    ['is not held to what excludes', draft7({}, { not: { required: ['a'] } }), 'a: x\n', []],
    ['is not held to what belongs together', draft7({}, { dependencies: { a: ['b'], c: { required: ['d'] } } }), 'a: x\nc: x\n', []],
    ['may fit two choices as yet', draft7({ a: { oneOf: [{ required: ['b'] }, { required: ['c'] }] } }), 'a: { d: 1 }\n', []],
    ['may have part of a choice', draft7({ a: { oneOf: [branch('one', 'p'), branch('two', 'q')] } }), 'a: { kind: two }\n', []],
    ['must fit one choice', draft7({ a: { oneOf: [branch('one', 'p'), branch('two', 'q')] } }), 'a: { kind: three }\n', ['schema/choice']],
    ['must not set what nothing fits', draft7({ a: false }), 'a: 1\n', ['schema/condition']],
    ['may have nulls', draft7({ a: { type: 'string' } }), 'a: null\n', []],
    ['may have no nulls in lists', draft7({ a: { items: { type: 'string' } } }), 'a: [null]\n', ['schema/type']],
    [
      'has complete items',
      draft7({ a: { items: { required: ['b'], not: { required: ['c'] } } } }),
      'a: [{ c: 1 }]\n',
      ['schema/condition', 'schema/missing'],
    ],
    ['has no unknown keys', draft7({}, { additionalProperties: false }), 'a: 1\n', ['schema/unknown-key']],
  ])('%s', (_what, schema, text, codes) => {
    expect(
      partial(chartOf({ schema }), text)
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(codes);
  });
});

describe('subcharts', () => {
  const child = chartOf({ name: 'db', schema: draft7({ size: { type: 'integer' } }, { required: ['size'] }), defaults: 'size: 1' });
  const parent = (dependency: object = {}, schema?: object) =>
    chartOf({ charts: [child], dependencies: [{ name: 'db', ...dependency }], ...(schema ? { schema } : {}) });

  it('are checked with their own schema', () => {
    expect(merged(parent(), 'db: { size: x }\n').map(line)).toEqual([
      'values/prod.yaml:1:13 schema/type db.size: must be an integer, found "x"',
    ]);
    expect(partial(parent(), 'db: { size: x }\n').map(line)).toEqual([
      'values/prod.yaml:1:13 schema/type db.size: must be an integer, found "x"',
    ]);
  });

  it('are found under their alias', () => {
    const text = 'main: { size: x }\ndb: { size: x }\n';
    expect(merged(parent({ alias: 'main' }), text).map(line)).toEqual([
      'values/prod.yaml:1:15 schema/type main.size: must be an integer, found "x"',
    ]);
    expect(partial(parent({ alias: 'main' }), text).map(line)).toEqual([
      'values/prod.yaml:1:15 schema/type main.size: must be an integer, found "x"',
    ]);
  });

  it('are left alone where they are disabled', () => {
    expect(merged(parent({ condition: 'db.enabled' }), 'db: { size: x, enabled: false }\n')).toEqual([]);
  });

  it('give one finding where the parent says the same', () => {
    const schema = draft7({ db: { properties: { size: { type: 'integer' } } } });
    expect(merged(parent({}, schema), 'db: { size: x }\n')).toHaveLength(1);
  });

  it('must have a map in an overlay', () => {
    expect(partial(parent(), 'db: [1]\n').map(line)).toEqual([
      'values/prod.yaml:1:5 schema/type db: must be a map, as the values of the chart db, found a list of 1 item',
    ]);
    expect(partial(parent(), 'db: null\n')).toEqual([]);
    expect(partial(parent(), 'x: 1\n')).toEqual([]);
  });
});

describe('known differences from Helm', () => {
  const known = JSON.parse(readFileSync(path.join(root, 'schemas/differential/fixtures/schema-found.json'), 'utf8')) as readonly {
    readonly what: string;
    readonly schema: object;
    readonly values: unknown;
    readonly ours: boolean;
  }[];
  it.each(known)('$what', ({ schema, values, ours }) => {
    expect(codesOf(schema, values).length === 0).toBe(ours);
  });
});
