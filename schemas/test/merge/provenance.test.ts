import { describe, expect, it } from 'vitest';
import { contributions, leaves, nullsOf } from '../../src/engine/merge/provenance.ts';
import { pathText, toValues, treeAt, type Path, type Tree } from '../../src/engine/tree.ts';
import { chart, layer, merge, place, type Input } from './build.ts';

const told = (input: Input, path: Path) =>
  contributions(merge(input), path).map(({ tree, source }) => {
    expect(source).toBe(tree.at.source);
    return `${place(tree.at)} ${JSON.stringify(toValues(tree))}`;
  });

describe('what each layer says of a value', () => {
  const on = chart('root', { values: 'a: 1\nm: {x: 1, w: 2}\nl: [1]\n' });

  it('is told from the winner down to the default', () => {
    expect(told({ chart: on, overlays: ['a: 2\n', 'b: 1\n', 'a: 3\n'], flags: [{ kind: 'set', text: 'a=4' }] }, ['a'])).toEqual([
      '--set:1:3 4',
      '2.yaml:1:4 3',
      '0.yaml:1:4 2',
      'root/values.yaml:1:4 1',
    ]);
    expect(told({ chart: on, overlays: ['m: {x: 5}\n'] }, ['m', 'x'])).toEqual(['0.yaml:1:8 5', 'root/values.yaml:2:8 1']);
    expect(told({ chart: on, overlays: ['m: {x: 5}\n'] }, ['m', 'w'])).toEqual(['root/values.yaml:2:14 2']);
    expect(told({ chart: on, overlays: ['l: [2]\n'] }, ['l', 0])).toEqual(['0.yaml:1:5 2']);
    expect(told({ chart: on }, ['nothing', 'here'])).toEqual([]);
    expect(told({ chart: on }, ['a', 'b'])).toEqual([]);
    expect(told({ chart: on }, ['l', 3])).toEqual([]);
  });

  it('counts the null that took it away', () => {
    expect(told({ chart: on, overlays: ['a: 2\n', 'a: null\n'] }, ['a'])).toEqual([
      '1.yaml:1:4 null',
      '0.yaml:1:4 2',
      'root/values.yaml:1:4 1',
    ]);
    expect(told({ chart: on, overlays: ['m: {x: null}\n'] }, ['m', 'x'])).toEqual(['0.yaml:1:8 null', 'root/values.yaml:2:8 1']);
    expect(told({ chart: chart('root', { values: 'z: null\nm: {k: null}\n' }), overlays: ['m: {}\n'] }, ['z'])).toEqual([
      'root/values.yaml:1:4 null',
    ]);
    expect(told({ chart: chart('root', { values: 'z: null\nm: {k: null}\n' }), overlays: ['m: {}\n'] }, ['m', 'k'])).toEqual([
      'root/values.yaml:2:8 null',
    ]);
  });

  it('counts a value that was left empty, which is null', () => {
    expect(told({ chart: on, overlays: ['b:\n'] }, ['b'])).toEqual(['0.yaml:1:3 null']);
  });

  it('goes on when a later file revives what a null took away', () => {
    expect(told({ chart: on, overlays: ['m: null\n', 'm: {x: 9}\n'] }, ['m', 'x'])).toEqual(['1.yaml:1:8 9', 'root/values.yaml:2:8 1']);
    expect(told({ chart: on, overlays: ['m: null\n', 'm: {x: 9}\n'] }, ['m'])).toHaveLength(3);
  });

  const umbrella = chart('root', {
    values: 'global: {g: 1}\nsub:\n  a: 2\n',
    dependencies: [{ name: 'sub', alias: 'twin', importValues: ['data'] }, { name: 'sub' }],
    charts: { sub: { values: 'a: 1\nglobal: {g: 0, h: 0}\nexports: {data: {i: 1}}\n' } },
  });

  it('goes from a parent chart down to its subchart, each once', () => {
    expect(told({ chart: umbrella, overlays: ['sub: {a: 3}\n'] }, ['sub', 'a'])).toEqual([
      '0.yaml:1:10 3',
      'root/values.yaml:3:6 2',
      'sub/values.yaml:1:4 1',
    ]);
    expect(told({ chart: umbrella }, ['twin', 'a'])).toEqual(['sub/values.yaml:1:4 1']);
  });

  it('follows globals down and imported values up', () => {
    expect(told({ chart: umbrella }, ['sub', 'global', 'g'])).toEqual(['root/values.yaml:1:13 1', 'sub/values.yaml:2:13 0']);
    expect(told({ chart: umbrella }, ['sub', 'global', 'h'])).toEqual(['sub/values.yaml:2:19 0']);
    expect(told({ chart: umbrella }, ['i'])).toEqual(['sub/values.yaml:3:21 1']);
    expect(told({ chart: umbrella, overlays: ['i: 2\n'] }, ['i'])).toEqual(['0.yaml:1:4 2', 'sub/values.yaml:3:21 1']);
  });

  it('passes over maps that nobody wrote', () => {
    const bare = chart('root', { charts: { sub: {} } });
    expect(told({ chart: bare }, ['sub', 'global'])).toEqual([]);
    expect(toValues(merge({ chart: bare }).values)).toEqual({ sub: { global: {} } });
    expect(told({ chart: on }, ['m'])).toEqual(['root/values.yaml:2:4 {"x":1,"w":2}']);
  });
});

it('does not call a key removed that is there', () => {
  const on = chart('root', {
    values: 'sub: {a: 2, m: {x: 2}}\n',
    dependencies: [{ name: 'sub' }],
    charts: { sub: { values: 'a: 1\nm: {x: 1}\n' } },
  });
  for (const helm of ['3.17.0', '4.3.1']) {
    const walk = (tree: Tree | undefined): void => {
      if (tree?.kind !== 'map') return;
      for (const key of tree.removed.keys()) expect(tree.entries.has(key)).toBe(false);
      for (const child of tree.entries.values()) walk(child);
    };
    const { values } = merge({ chart: on, overlays: ['sub: {a: null, m: {x: null}}\n'], helm });
    walk(values);
    expect(treeAt(values, ['sub', 'a'])).toEqual(helm === '3.17.0' ? expect.objectContaining({ value: 1 }) : undefined);
  }
});

it('leaves the layers as they were', () => {
  const on = chart('root', { values: 'a: {b: null, c: 1}\n', dependencies: [{ name: 'sub' }], charts: { sub: { values: 'a: {b: 1}\n' } } });
  const before = JSON.stringify(toValues(on.defaults.values));
  const input = { chart: on, overlays: ['a: {d: null}\nsub: {a: {b: null}}\n'], flags: [{ kind: 'set', text: 'a.e=1' }] } as const;
  const first = toValues(merge(input).values);
  expect(toValues(merge(input).values)).toEqual(first);
  expect(JSON.stringify(toValues(on.defaults.values))).toBe(before);
});

it('tells the chart as it is used', () => {
  const on = chart('root', {
    dependencies: [{ name: 'sub', alias: 'twin' }, { name: 'sub' }, { name: 'gone', condition: 'gone.set' }],
    charts: { sub: {}, gone: {} },
  });
  const { chart: used } = merge({ chart: on, overlays: ['gone: {set: false}\n'] });
  expect(used.charts.map(({ name }) => name)).toEqual(['twin', 'sub']);
  expect(used.dependencies.map(({ name, alias }) => alias ?? name)).toEqual(['twin', 'sub']);
});

it('looks conditions of deeper charts up among the defaults on the way', () => {
  const sub = { values: 'deep: {set: false}\n', dependencies: [{ name: 'deep', condition: 'deep.set' }], charts: { deep: {} } };
  const on = chart('root', { dependencies: [{ name: 'sub' }], charts: { sub } });
  const deepOf = (overlays: readonly string[]) => merge({ chart: on, overlays }).chart.charts[0]?.charts.map(({ name }) => name);
  expect(deepOf([])).toEqual([]);
  expect(deepOf(['sub: {deep: {set: true}}\n'])).toEqual(['deep']);
  // Not where the chart itself would look.
  expect(deepOf(['deep: {set: true}\n'])).toEqual([]);
});

it('enumerates leaves, and nulls outside lists', () => {
  const { values } = layer('x.yaml', 'a: {b: 1, c: {}}\nl: [2, {d: null}, []]\nnil: null\ne: []\n');
  expect([...leaves(values)].map(({ path, tree }) => `${pathText(path)} ${tree.kind}`)).toEqual([
    'a.b scalar',
    'a.c map',
    'l[0] scalar',
    'l[1].d scalar',
    'l[2] list',
    'nil scalar',
    'e list',
  ]);
  expect([...leaves(layer('x.yaml', '').values)]).toHaveLength(1);
  expect([...nullsOf(values)].map(({ path }) => pathText(path))).toEqual(['nil']);
  expect(treeAt(values, ['nil'])).toMatchObject({ kind: 'scalar', value: null });
});
