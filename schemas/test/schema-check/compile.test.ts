import { describe, expect, it } from 'vitest';
import { Refusal, type Finding } from '../../src/engine/finding.ts';
import { compileSchema } from '../../src/engine/schema/index.ts';
import { chartOf, line, marked, merged, partial } from './helpers.ts';

const compile = (schema: unknown) =>
  compileSchema({ name: 'values.schema.json', kind: 'schema', text: typeof schema === 'string' ? schema : JSON.stringify(schema) });

function refusal(text: string): Finding {
  try {
    compile(text);
  } catch (error) {
    if (error instanceof Refusal) return error.finding;
    throw error;
  }
  throw new Error('the schema was taken');
}

describe('a schema that Helm cannot use', () => {
  it.each([
    ['[]', '[]', 'it is neither an object nor true or false'],
    [
      '{ "type": "strng" }',
      '"strng"',
      '/type breaks the rules of its draft: enum ["array","boolean","integer","null","number","object","string"]',
    ],
    [
      '{ "$schema": "http://json-schema.org/draft-07/schema#", "minimum": "x" }',
      '"x"',
      '/minimum breaks the rules of its draft: type "number"',
    ],
    [
      '{ "$schema": "http://json-schema.org/draft-04/schema#", "exclusiveMinimum": true }',
      '{ "$schema": "http://json-schema.org/draft-04/schema#", "exclusiveMinimum": true }',
      'it breaks the rules of its draft: dependencies {"exclusiveMaximum":["maximum"],"exclusiveMinimum":["minimum"]}',
    ],
    [
      '{ "$schema": "https://json-schema.org/draft/2019-09/schema", "items": [5] }',
      '[5]',
      '/items breaks the rules of its draft: type ["object","boolean"]',
    ],
    ['{ "items": { "pattern": "(?=a)" } }', '{ "items": { "pattern": "(?=a)" } }', 'has the group (?=a, which RE2 refuses'],
  ])('%s', (text, stretch, why) => {
    const finding = refusal(text);
    expect([marked(finding), finding.message, finding.environments]).toEqual([stretch, `Helm cannot use this schema: ${why}`, []]);
  });

  it('without text', () => {
    expect(refusal('').message).toMatch(/^Helm cannot use this schema: it is no JSON: /);
  });
});

describe('a schema of another draft', () => {
  it('is not looked into', () => {
    const schema = compile({ $schema: 'https://example.com/draft', type: 'string' });
    expect(schema.document).toEqual({ draft: 2020, root: true, remotes: [] });
    expect(schema.findings.map(({ message, environments }) => [message, environments])).toEqual([
      ['Helm fetches https://example.com/draft at each install and fails where it cannot; here anything is accepted in its place', []],
    ]);
    expect([schema.full(1), schema.partial(1)]).toEqual([[], []]);
  });
});

describe('problems by themselves', () => {
  it('are told with what makes them', () => {
    expect(
      compile({ $schema: 'http://json-schema.org/draft-07/schema#', properties: { token: { type: 'string' } } }).full({ token: 5 }),
    ).toEqual([
      {
        code: 'schema/type',
        path: ['token'],
        subject: 'value',
        message: 'must be a string, found a number that is not shown, since it may be a secret',
        help: 'put it in quotes',
      },
    ]);
    expect(
      compile({ properties: { a: { 'x-secret': true, type: 'integer' } } })
        .full({ a: 'hunter2' })
        .map(({ message }) => message),
    ).toEqual(['must be an integer, found a string that is not shown, since it may be a secret']);
    expect(compile(false).full({})).toEqual([{ code: 'schema/condition', path: [], subject: 'value', message: 'must not be set' }]);
    expect(compile({ $ref: '#' }).full({}, { prefix: ['a'] })).toEqual([
      { code: 'schema/condition', path: ['a'], subject: 'value', message: 'cannot be checked: the schema refers to itself without end' },
    ]);
  });
});

describe('what is at fault', () => {
  it.each<[string, object, unknown, [string, string, (string | number)[]]]>([
    ['an unknown key', { additionalProperties: false }, { a: 1 }, ['schema/unknown-key', 'key', ['a']]],
    ['a misplaced key', { additionalProperties: false, 'x-elsewhere': { a: 'x' } }, { a: 1 }, ['schema/misplaced', 'key', ['a']]],
    ['a name', { propertyNames: { minLength: 3 } }, { a: 1 }, ['schema/unknown-key', 'key', ['a']]],
    ['a missing key', { required: ['a'] }, {}, ['schema/missing', 'missing', ['a']]],
    ['a key alone', { dependentRequired: { a: ['b'] } }, { a: 1 }, ['schema/condition', 'key', ['a']]],
    ['a key that may not be', { properties: { a: false } }, { a: 1 }, ['schema/condition', 'key', ['a']]],
    ['a value that may not be', { properties: { a: { not: { const: 1 } } } }, { a: 1 }, ['schema/condition', 'value', ['a']]],
    ['an equal item', { properties: { a: { uniqueItems: true } } }, { a: [1, 1] }, ['schema/items', 'value', ['a', 1]]],
    ['a choice', { properties: { a: { anyOf: [{ type: 'string' }, { type: 'null' }] } } }, { a: 1 }, ['schema/type', 'value', ['a']]],
    ['a choice of constants', { properties: { a: { anyOf: [{ const: 2 }, { const: 3 }] } } }, { a: 1 }, ['schema/enum', 'value', ['a']]],
    ['two choices', { properties: { a: { oneOf: [{ type: 'integer' }, { minimum: 0 }] } } }, { a: 1 }, ['schema/choice', 'value', ['a']]],
    ['no choice', { properties: { a: { anyOf: [{ minimum: 2 }, { minimum: 3 }] } } }, { a: 1 }, ['schema/choice', 'value', ['a']]],
    ['a key in a choice', { anyOf: [{ required: ['a', 'b'] }, { type: 'string' }] }, { a: 1 }, ['schema/choice', 'missing', ['b']]],
  ])('%s', (_what, schema, values, expected) => {
    expect(
      compile(schema)
        .full(values)
        .map(({ code, subject, path }) => [code, subject, path]),
    ).toEqual([expected]);
  });

  it('is told with the values that ask for it, and with none where the schema names none', () => {
    const of = (when: object, then: object = { required: ['z'] }) =>
      compile({ if: when, then })
        .full({ a: { mode: 'x', size: 3 }, b: 1, c: 1 })
        .map(({ because }) => because);
    expect(of({ properties: { a: { properties: { mode: { const: 'x' } } }, b: { enum: [1, 2] }, c: { minimum: 0 }, d: true } })).toEqual([
      [['a', 'mode'], ['b']],
    ]);
    expect(of({ properties: { a: { properties: { size: { minimum: 1 } } } } })).toEqual([undefined]);
    expect(of({ minProperties: 1 })).toEqual([undefined]);
    expect(of(true as never)).toEqual([undefined]);
    expect(of({ properties: { b: { const: 1 } } }, { if: { properties: { c: { const: 1 } } }, then: { required: ['z'] } })).toEqual([
      [['c']],
    ]);
  });
});

describe('keywords of later drafts', () => {
  it.each<[string, object, string, string[]]>([
    [
      'unevaluatedProperties',
      { properties: { a: { properties: { name: {} }, unevaluatedProperties: false } } },
      'a: { nmae: 1 }\n',
      ['1:6 schema/unknown-key a.nmae: unknown key nmae in a (did you mean name?)'],
    ],
    [
      'unevaluatedItems',
      { properties: { a: { prefixItems: [{}], unevaluatedItems: false } } },
      'a: [1, 2]\n',
      ['1:4 schema/items a: must have at most 1 item, found a list of 2 items'],
    ],
    [
      'items',
      { properties: { a: { prefixItems: [{}, {}], items: false } } },
      'a: [1, 2, 3]\n',
      ['1:11 schema/condition a[2]: a[2] must not be set'],
    ],
    [
      'dependentRequired',
      { dependentRequired: { a: ['b'] } },
      'a: 1\n',
      ['1:1 schema/condition a: a needs b beside it (set b, or leave a out)'],
    ],
    [
      'minContains',
      { properties: { a: { contains: { const: 1 }, minContains: 2 } } },
      'a: [1]\n',
      ['1:4 schema/items a: must have at least 2 items of the kind that the schema asks for, found a list of 1 item'],
    ],
    [
      'maxContains',
      { properties: { a: { contains: { const: 1 }, maxContains: 1 } } },
      'a: [1, 1]\n',
      ['1:4 schema/items a: must have from 1 to 1 items of the kind that the schema asks for, found a list of 2 items'],
    ],
    [
      'contains',
      { properties: { a: { contains: { const: 1 } } } },
      'a: [2]\n',
      ['1:4 schema/items a: must have at least 1 item of the kind that the schema asks for, found a list of 1 item'],
    ],
  ])('%s', (_what, schema, text, finds) => {
    expect(merged(chartOf({ schema }), text).map(line)).toEqual(finds.map((found) => `values/prod.yaml:${found}`));
  });

  it('are not held against an overlay where they look at the whole', () => {
    expect(partial(chartOf({ schema: { properties: { b: {} }, unevaluatedProperties: false } }), 'a: 1\n')).toEqual([]);
    expect(partial(chartOf({ schema: { dependentRequired: { a: ['b'] } } }), 'a: 1\n')).toEqual([]);
  });
});

describe('multiples', () => {
  it.each([
    [1e21, 1e20, true],
    [1e21, 3, false],
    [1.5e21, 1e21, false],
    [3e-7, 1e-7, true],
    [2.5e-7, 1e-7, false],
    [10, 2.5, true],
    [11, 2.5, false],
    [0, 3, true],
    [-9, 3, true],
    [1, 1e-7, true],
    [100, 10, true],
    [0.3, 0.1, true],
    [1, 0.3, false],
  ])('%d of %d: %s', (value, multipleOf, fits) => {
    expect(compile({ multipleOf }).full(value)).toHaveLength(fits ? 0 : 1);
  });
  it('are asked of numbers only', () => {
    expect(compile({ multipleOf: 2 }).full('x')).toEqual([]);
  });
});

describe('a choice in an overlay', () => {
  const branch = (kind: string, type: string) => ({
    type: 'object',
    properties: { kind: { const: kind }, size: { type } },
    required: ['kind', 'size'],
  });
  const chart = (keyword: string) =>
    chartOf({ schema: { properties: { a: { [keyword]: [branch('one', 'string'), branch('two', 'integer')] } } } });
  it.each(['anyOf', 'oneOf'])('%s, is told by what is wrong in each of its branches, not by what they lack', (keyword) => {
    expect(partial(chart(keyword), 'a: { kind: two, size: [] }\n').map(line)).toEqual([
      'values/prod.yaml:1:23 schema/choice a.size: must be an integer, found an empty list; the choices are a map with kind: one or a map with kind: two (the closest is a map with kind: two)',
    ]);
    expect(partial(chart(keyword), 'a: { size: [] }\n').map(line)).toEqual([
      'values/prod.yaml:1:4 schema/choice a: must be a map with kind: one or a map with kind: two, found a map',
    ]);
    expect(partial(chart(keyword), 'a: { kind: two }\n')).toEqual([]);
  });
});
