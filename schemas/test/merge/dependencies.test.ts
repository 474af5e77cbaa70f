/** Which dependencies are on, under which name, and what they hand to their parents. */
import { describe, expect, it } from 'vitest';
import { helmOf } from '../../src/engine/helm.ts';
import { effectiveValues } from '../../src/engine/merge/effective.ts';
import { toValues, treeAt } from '../../src/engine/tree.ts';
import { chart, layer, merge, place, refusalOf, type ChartText, type Input } from './build.ts';

const namesOf = (input: Input) => merge(input).chart.charts.map(({ name }) => name);

const valuesOf = (input: Input) => toValues(merge(input).values);

/** Whether the only dependency is on. */
const isOn = (dependency: Partial<NonNullable<ChartText['dependencies']>[number]>, values: string) =>
  namesOf({ chart: chart('root', { dependencies: [{ name: 'sub', ...dependency }], charts: { sub: {} } }), overlays: [values] }).length ===
  1;

describe('conditions', () => {
  it.each([
    ['sub.run', 'sub: {run: false}\n', false],
    ['sub.run', 'sub: {run: true}\n', true],
    ['sub.run', '', true],
    ['sub.run', 'sub: {}\n', true],
    ['sub.run', 'sub: {run: 0}\n', true],
    ['sub.run', 'sub: {run: ""}\n', true],
    ['sub.run', 'sub: {run: {}}\n', true],
    ['sub.run', 'sub: {run: [false]}\n', true],
    ['sub.run', '"sub.run": false\n', true],
    ['a.b.c', 'a: false\n', true],
    ['a.b.c', 'a: {b: 1}\n', true],
    ['a.b.c', 'a: {b: {c: false}}\n', false],
    // The first that leads to a boolean decides.
    ['a,b', 'a: true\nb: false\n', true],
    ['a,b', 'a: false\nb: true\n', false],
    ['a,b', 'b: false\n', false],
    ['a,b', 'a: text\nb: false\n', false],
    // Space around the whole is cut off, space around a comma is not.
    [' a ', 'a: false\n', false],
    ['\ta,b\n', 'b: false\n', false],
    ['a, b', 'b: false\n', true],
    ['a, b', '" b": false\n', false],
    [',a', '"": false\n', true],
    [',,a', '"": true\na: false\n', false],
    ['', '"": false\n', true],
  ])('%j with %j: %s', (condition, values, on) => {
    expect(isOn({ condition }, values)).toBe(on);
  });

  it('are looked up in the defaults too, below those of overlays', () => {
    const on = (values: string, overlays: readonly string[]) =>
      namesOf({ chart: chart('root', { values, dependencies: [{ name: 'sub', condition: 'x' }], charts: { sub: {} } }), overlays });
    expect(on('x: false\n', [])).toEqual([]);
    expect(on('x: false\n', ['x: true\n'])).toEqual(['sub']);
    expect(on('x: true\n', ['x: false\n'])).toEqual([]);
  });

  it('of a chart two levels down stand below the names on the way, by alias', () => {
    const deepest = { dependencies: [{ name: 'three', condition: 'run' }], charts: { three: {} } };
    const on = chart('root', {
      dependencies: [{ name: 'one', alias: 'uno' }],
      charts: { one: { dependencies: [{ name: 'two' }], charts: { two: deepest } } },
    });
    const deep = (overlay: string) => merge({ chart: on, overlays: [overlay] }).chart.charts[0]?.charts[0]?.charts.map(({ name }) => name);
    expect(deep('uno: {two: {run: false}}\n')).toEqual([]);
    expect(deep('one: {two: {run: false}}\n')).toEqual(['three']);
    expect(deep('run: false\ntwo: {run: false}\n')).toEqual(['three']);
  });
});

describe('tags', () => {
  it.each([
    [['a'], 'tags: {a: false}\n', false],
    [['a'], 'tags: {a: true}\n', true],
    [['a'], 'tags: {b: false}\n', true],
    [['a'], 'tags: {}\n', true],
    [['a'], 'tags: [a]\n', true],
    [['a'], 'tags: text\n', true],
    [['a'], 'tags: {a: "false"}\n', true],
    [['a'], 'tags: {a: 0}\n', true],
    [[], 'tags: {a: false}\n', true],
    // One that is on is enough.
    [['a', 'b'], 'tags: {a: false, b: true}\n', true],
    [['a', 'b'], 'tags: {a: true, b: false}\n', true],
    [['a', 'b'], 'tags: {a: false, b: false}\n', false],
    [['a', 'b'], 'tags: {a: false}\n', false],
    [['a', 'b'], 'tags: {a: false, b: text}\n', false],
    [['a', 'b'], 'tags: {a: null, b: false}\n', false],
  ])('%j with %j: %s', (tags, values, on) => {
    expect(isOn({ tags }, values)).toBe(on);
  });

  it('yield to a condition', () => {
    const both = { tags: ['a'], condition: 'sub.run' };
    expect(isOn(both, 'tags: {a: false}\nsub: {run: true}\n')).toBe(true);
    expect(isOn(both, 'tags: {a: true}\nsub: {run: false}\n')).toBe(false);
    expect(isOn(both, 'tags: {a: false}\n')).toBe(false);
  });
});

describe('uses of charts', () => {
  it('are those of charts/ that no dependency names, then the dependencies in their order', () => {
    const on = chart('root', {
      dependencies: [{ name: 'b', alias: 'z' }, { name: 'a' }, { name: 'b', alias: 'y' }],
      charts: { a: {}, b: {}, c: {} },
    });
    expect(namesOf({ chart: on })).toEqual(['c', 'z', 'a', 'y']);
  });

  it('keep the name of a chart whose version does not fit', () => {
    const on = chart('root', { dependencies: [{ name: 'sub', alias: 'twin', version: '^2.0.0' }], charts: { sub: { values: 'a: 1\n' } } });
    const { chart: used, values } = merge({ chart: on });
    expect(used.charts.map(({ name }) => name)).toEqual(['sub']);
    expect(toValues(values)).toEqual({ sub: { a: 1, global: {} } });
  });

  it('stay on under a name that a dependency had which fits nothing', () => {
    const dependencies = [{ name: 'sub', alias: 'twin', version: '^2.0.0', condition: 'x' }];
    expect(namesOf({ chart: chart('root', { dependencies, charts: { sub: {} } }), overlays: ['x: false\n'] })).toEqual(['sub']);
  });

  it('tell whether a list of dependencies is left', () => {
    const listed = (text: ChartText, overlay = '') => merge({ chart: chart('root', text), overlays: [overlay] }).chart.listed;
    const text = { dependencies: [{ name: 'sub', condition: 'x' }], charts: { sub: {} } };
    expect(listed(text)).toBe(true);
    expect(listed(text, 'x: false\n')).toBe(false);
    expect(listed({ charts: { sub: {} } })).toBe(false);
    expect(merge({ chart: { ...chart('root'), listed: true } }).chart).toMatchObject({ listed: false, dependencies: [] });
  });

  it('of subcharts are told in the chart as it is used', () => {
    const sub = { dependencies: [{ name: 'deep', condition: 'sub.x' }, { name: 'other' }], charts: { deep: {}, other: {} } };
    const [used] = merge({ chart: chart('root', { dependencies: [{ name: 'sub' }], charts: { sub } }) }).chart.charts;
    expect(used?.dependencies.map(({ name }) => name)).toEqual(['deep', 'other']);
  });

  it('share their own dependencies in Helm 3, which the first use renames for the second', () => {
    const sub = { dependencies: [{ name: 'deep', alias: 'd' }], charts: { deep: {} } };
    const twins = [
      { name: 'sub', alias: 'a' },
      { name: 'sub', alias: 'b' },
    ];
    const deep = (helm: string) =>
      merge({ chart: chart('root', { dependencies: twins, charts: { sub } }), helm }).chart.charts.map(({ name, charts }) => [
        name,
        ...charts.map((inner) => inner.name),
      ]);
    expect(deep('4.3.1')).toEqual([
      ['a', 'd'],
      ['b', 'd'],
    ]);
    expect(deep('3.22.0')).toEqual([
      ['a', 'd'],
      ['b', 'deep'],
    ]);
  });

  it('do without dependencies where no list of them is there', () => {
    const sub = { values: 'a: 1\n', charts: { deep: { values: 'b: 1\n' } } };
    expect(valuesOf({ chart: chart('root', { charts: { sub } }) })).toEqual({ sub: { a: 1, global: {}, deep: { b: 1, global: {} } } });
    // Nor does anyone look at those of the subchart then.
    const switched = { dependencies: [{ name: 'deep', condition: 'x' }], charts: { deep: {} } };
    const input = { chart: chart('root', { charts: { sub: switched } }), overlays: ['sub: {x: false}\n'] };
    expect(merge(input).chart.charts[0]?.charts).toHaveLength(1);
    expect(merge({ ...input, chart: { ...input.chart, listed: true } }).chart.charts[0]?.charts).toHaveLength(0);
  });
});

describe('imported values', () => {
  const deep = { values: 'exports: {up: {d: 1}}\nm: {k: 1}\n' };

  it('rise through every level', () => {
    const sub = { dependencies: [{ name: 'deep', importValues: ['up', { child: 'm', parent: 'exports.n' }] }], charts: { deep } };
    const on = chart('root', { dependencies: [{ name: 'sub', importValues: ['n'] }], charts: { sub } });
    expect(valuesOf({ chart: on })).toEqual({
      k: 1,
      sub: { d: 1, exports: { n: { k: 1 } }, global: {}, deep: { exports: { up: { d: 1 } }, m: { k: 1 }, global: {} } },
    });
  });

  it('come from a path as deep as it is written, under the alias', () => {
    const on = (child: string) =>
      chart('root', { dependencies: [{ name: 'deep', alias: 'x', importValues: [{ child, parent: 'p' }] }], charts: { deep } });
    expect(valuesOf({ chart: on('exports.up') })).toMatchObject({ p: { d: 1 } });
    expect(valuesOf({ chart: on('exports.up.d') })).not.toHaveProperty('p');
    expect(valuesOf({ chart: on('exports.up.d.e') })).not.toHaveProperty('p');
    expect(valuesOf({ chart: on('nothing.at.all') })).not.toHaveProperty('p');
  });

  it('of two dependencies: what the first one has stays', () => {
    const on = chart('root', {
      dependencies: [
        { name: 'a', importValues: ['x'] },
        { name: 'b', importValues: ['x'] },
      ],
      charts: { a: { values: 'exports: {x: {v: 1}}\n' }, b: { values: 'exports: {x: {v: 2, w: 2}}\n' } },
    });
    expect(valuesOf({ chart: on })).toMatchObject({ v: 1, w: 2 });
  });

  it('of a dependency that is off are not there', () => {
    const on = chart('root', { dependencies: [{ name: 'deep', condition: 'x', importValues: ['up'] }], charts: { deep } });
    expect(valuesOf({ chart: on, overlays: ['x: false\n'] })).toEqual({ x: false });
  });
});

describe('places of what nobody wrote', () => {
  const { source } = layer('root/Chart.yaml', 'dependencies:\n  - name: sub\n  - name: other\n', 'defaults');
  const placesOf = (input: Input, names: readonly string[]) => {
    const { values } = merge(input);
    return names.map((name) => place((treeAt(values, [name]) ?? values).at));
  };

  it('are those of the dependency, else of the values', () => {
    const charts = { sub: {}, other: {} };
    const dependencies = [
      { name: 'other', at: { source, start: 32, end: 43 } },
      { name: 'sub', at: { source, start: 18, end: 27 } },
    ];
    expect(placesOf({ chart: chart('root', { values: 'a: 1\n', dependencies, charts }) }, ['sub', 'other'])).toEqual([
      'root/Chart.yaml:2:5',
      'root/Chart.yaml:3:5',
    ]);
    const values = '# defaults\na: 1\n';
    expect(placesOf({ chart: chart('root', { values, charts }) }, ['sub'])).toEqual(['root/values.yaml:2:1']);
    expect(placesOf({ chart: chart('root', { values, dependencies: [{ name: 'sub' }], charts }) }, ['sub', 'other'])).toEqual([
      'root/values.yaml:2:1',
      'root/values.yaml:2:1',
    ]);
  });
});

describe('refusals', () => {
  it('name the path of a subchart whose default is null, which the import of values does not pass over', () => {
    expect(refusalOf({ chart: chart('root', { values: 'sub: null\n', dependencies: [{ name: 'sub' }], charts: { sub: {} } }) })).toBe(
      'error merge/refused root/values.yaml:1:6 sub: expected a map for the subchart sub, found null',
    );
  });

  it('name the whole path of a subchart further down', () => {
    const sub = { charts: { deep: {} } };
    expect(refusalOf({ chart: chart('root', { charts: { sub } }), overlays: ['sub: {deep: 12}\n'] })).toBe(
      'error merge/refused 0.yaml:1:13 sub.deep: expected a map for the subchart sub.deep, found a number',
    );
  });

  it('of a file come where no reader of files is given', () => {
    const input = { chart: chart('root'), overlays: [], flags: [{ kind: 'set-file', text: 'a=b.txt' }], helm: helmOf('4.3.1') } as const;
    expect(() => effectiveValues(input)).toThrow('expected the name of a file that can be read');
    expect(toValues(effectiveValues({ chart: input.chart, overlays: [], helm: input.helm }).values)).toEqual({});
    expect(toValues(effectiveValues({ ...input, readFile: (name) => `text of ${name}` }).values)).toEqual({ a: 'text of b.txt' });
  });
});
