import { describe, expect, it } from 'vitest';
import { secretPaths } from '../../src/engine/schema/index.ts';
import { positionOf } from '../../src/engine/source.ts';
import { parsePath } from '../../src/engine/tree.ts';
import { chartOf, draft7, line, marked, merged, partial, schemas } from './helpers.ts';

describe('the place of a finding', () => {
  it.each([
    ['schema/pattern', { type: 'string', pattern: '^[a-z]+$' }, 'a:\n  b: Web\n', 'values/prod.yaml:2:6', 'Web'],
    ['schema/items', { type: 'array', uniqueItems: true }, 'a:\n  b:\n    - x\n    - y\n    - x\n', 'values/prod.yaml:5:7', 'x'],
    ['schema/items', { items: [{}], additionalItems: false }, 'a:\n  b: [1, 2]\n', 'values/prod.yaml:2:6', '[1, 2]'],
    ['schema/items', { contains: { const: 1 } }, 'a:\n  b: []\n', 'values/prod.yaml:2:6', '[]'],
    ['schema/condition', { items: false }, 'a:\n  b: [1]\n', 'values/prod.yaml:2:7', '1'],
    ['schema/condition', false, 'a:\n  b: [1]\n', 'values/prod.yaml:2:3', 'b'],
  ])('%s of %j', (code, schema, text, place, stretch) => {
    const [finding, ...others] = merged(chartOf({ schema: draft7({ a: { properties: { b: schema } } }) }), text);
    const { file, line: row, column } = positionOf(finding!.at);
    expect([finding!.code, `${file}:${row}:${column}`, marked(finding!), others]).toEqual([code, place, stretch, []]);
  });

  it('is in the file that wrote the value, and findings are ordered by it', () => {
    const type = { type: 'string' };
    const chart = chartOf({ schema: draft7({ a: type, b: type, c: type, d: type }), defaults: 'd: 4\nc: 3\n' });
    expect(merged(chart, 'b: 1\n', 'a: 2\n').map((one) => line(one).split(' ')[0])).toEqual([
      'app/values.yaml:1:4',
      'app/values.yaml:2:4',
      'values/0.yaml:1:4',
      'values/prod.yaml:1:4',
    ]);
  });

  it('is that of the value which asks for what the defaults lack', () => {
    const when = { properties: { mode: { const: 'tls' }, kind: { const: 'web' } } };
    const schema = draft7({ port: {} }, { if: when, then: { properties: { port: { minimum: 100 } } } });
    const chart = chartOf({ schema, defaults: 'port: 80\nkind: web\n' });
    const [finding, ...others] = merged(chart, 'mode: tls\n');
    expect(others).toEqual([]);
    expect(line(finding!)).toBe('values/prod.yaml:1:7 schema/range port: must be at least 100 since mode is tls and kind is web, found 80');
    expect(finding!.related!.map((one) => [marked(one as never), one.message])).toEqual([['80', 'this is the value']]);
  });

  it('stays in the defaults where they ask for it themselves', () => {
    const schema = draft7(
      { port: {} },
      { if: { properties: { mode: { const: 'tls' } } }, then: { properties: { port: { minimum: 100 } } } },
    );
    const [finding] = merged(chartOf({ schema, defaults: 'port: 80\nmode: tls\n' }), '{}');
    expect(line(finding!)).toBe('app/values.yaml:1:7 schema/range port: must be at least 100 since mode is tls, found 80');
    expect(finding!.related!.map((one) => [marked(one as never), one.message])).toEqual([['tls', 'this asks for it']]);
  });

  it('has nothing besides where no value asks for it', () => {
    const [finding] = merged(chartOf({ schema: draft7({ a: { type: 'string' } }) }), 'a: [1]\n');
    expect(Object.keys(finding!).toSorted()).toEqual(['at', 'code', 'environments', 'message', 'path', 'severity']);
  });

  it('is that of each reference out of the file, also of two alike', () => {
    const $ref = 'https://example.com/x.json';
    const places = merged(chartOf({ schema: draft7({ a: { $ref }, b: { $ref } }) }), 'a: 1\n').map(({ at }) => positionOf(at).column);
    expect(places).toEqual([96, 138]);
  });
});

describe('one chart under several names', () => {
  const child = chartOf({ name: 'db', schema: draft7({ size: { type: 'integer' }, key: { writeOnly: true } }) });
  const text = 'db: { size: x }\nmain: { size: y }\nother: { size: z }\n';
  it.each([
    ['its own', [], ['db']],
    ['its own, as a dependency', [{ name: 'db' }], ['db']],
    ['its own, beside the alias of another chart', [{ name: 'cache', alias: 'main' }, { name: 'db' }], ['db']],
    ['an alias', [{ name: 'db', alias: 'main' }], ['main']],
    ['its own and an alias', [{ name: 'db' }, { name: 'db', alias: 'main' }], ['db', 'main']],
    [
      'two aliases',
      [
        { name: 'db', alias: 'main' },
        { name: 'db', alias: 'other' },
      ],
      ['main', 'other'],
    ],
  ])('%s', (_what, dependencies, names) => {
    const chart = chartOf({ charts: [child], dependencies });
    expect(partial(chart, text).map(({ path }) => path[0])).toEqual(names);
    const paths = secretPaths(chart, schemas);
    const all = ['db', 'main', 'other'];
    expect(all.filter((name) => paths.marked([name, 'key']))).toEqual(names);
    expect(all.filter((name) => paths.suspected([name, 'key']))).toEqual(names);
    expect(all.filter((name) => paths.marked([name, 'size']))).toEqual([]);
  });

  it('must have maps, and what stands there instead is not shown', () => {
    expect(partial(chartOf({ charts: [child] }), 'db: hunter2\n').map(line)).toEqual([
      'values/prod.yaml:1:5 schema/type db: must be a map, as the values of the chart db, found a string that is not shown, since it may be a secret',
    ]);
    expect(partial(chartOf({ charts: [child] }), 'db: [1]\n')[0]!.severity).toBe('error');
  });

  it('below one another', () => {
    const middle = chartOf({ name: 'stack', charts: [child], dependencies: [{ name: 'db', alias: 'main' }] });
    const chart = chartOf({ charts: [middle], dependencies: [{ name: 'stack' }] });
    const found = ['values/prod.yaml:1:24 schema/type stack.main.size: must be an integer, found "x"'];
    expect(partial(chart, 'stack: { main: { size: x } }\n').map(line)).toEqual(found);
    expect(merged(chart, 'stack: { main: { size: x } }\n').map(line)).toEqual(found);
    expect(secretPaths(chart, schemas).marked(parsePath('stack.main.key'))).toBe(true);
    expect(secretPaths(chart, schemas).marked(parsePath('stack.db.key'))).toBe(false);
  });

  it('hide what stands below a name that sounds secret', () => {
    const chart = chartOf({ charts: [child], dependencies: [{ name: 'db', alias: 'credentials' }] });
    expect(partial(chart, 'credentials: { size: hunter2 }\n').map(line)).toEqual([
      'values/prod.yaml:1:22 schema/type credentials.size: must be an integer, found a string that is not shown, since it may be a secret',
    ]);
  });

  it('name their values by the whole path', () => {
    const schema = draft7({ a: { properties: { b: {} }, additionalProperties: false, required: ['b'], not: { required: ['c'] } } });
    const chart = chartOf({ charts: [chartOf({ name: 'db', schema })] });
    expect(partial(chart, 'db: { a: { x: 1 } }\n').map(line)).toEqual([
      'values/prod.yaml:1:12 schema/unknown-key db.a.x: unknown key x in db.a (it takes b)',
    ]);
    expect(merged(chart, 'db: { a: { c: 1 } }\n').map(line)).toEqual([
      'values/prod.yaml:1:7 schema/missing db.a.b: b is missing in db.a',
      'values/prod.yaml:1:10 schema/condition db.a: must not have c',
      'values/prod.yaml:1:12 schema/unknown-key db.a.c: unknown key c in db.a (it takes b)',
    ]);
  });
});

describe('inline secrets', () => {
  const paths = secretPaths(chartOf({}), schemas);
  it.each([
    ['secrets.inline.a', true],
    ['secrets.inline.a.b', true],
    ['secrets.inline', false],
    ['secrets.other.a', false],
    ['other.inline.a', false],
    ['secrets', false],
  ])('%s: %s', (path, expected) => {
    expect(paths.marked(parsePath(path))).toBe(expected);
  });

  it('are not those of a subchart', () => {
    expect(secretPaths(chartOf({ charts: [chartOf({ name: 'db' })] }), schemas).marked(parsePath('db.secrets.inline.a'))).toBe(false);
  });
});
