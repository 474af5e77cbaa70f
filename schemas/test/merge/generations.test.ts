/** What one version of each generation of Helm makes of nulls, globals and imported values. */
import { expect, it } from 'vitest';
import { toValues } from '../../src/engine/tree.ts';
import { chart, merge, refusalOf, type ChartText } from './build.ts';

const every = '3.17.0 3.19.4 3.20.0 3.22.0 4.3.1'.split(' ');

const below = (values: string): ChartText => ({ dependencies: [{ name: 'sub' }], charts: { sub: { values } } });

interface Case {
  readonly name: string;
  readonly chart: ChartText;
  readonly overlay?: string;
  /** What comes of it, by the versions that agree; one text where all do. */
  readonly expected: Readonly<Record<string, unknown>>;
}

const cases: readonly Case[] = [
  {
    name: 'a null over a default',
    chart: { values: 'a: 1\nm: {x: 1, k: 2}\n' },
    overlay: 'a: null\nm: {x: null}\n',
    expected: { all: { m: { k: 2 } } },
  },
  {
    name: 'a null without a default',
    chart: { values: 'm: {x: 1}\n' },
    overlay: 'a: null\nm: {k: null}\n',
    expected: { '3.17.0 3.19.4 3.22.0 4.3.1': { a: null, m: { k: null, x: 1 } }, '3.20.0': { a: null, m: { x: 1 } } },
  },
  {
    name: 'a null over a null',
    chart: { values: 'a: null\nm: {x: null}\n' },
    overlay: 'a: null\nm: {x: null}\n',
    expected: { '3.17.0 3.19.4 3.20.0': { m: {} }, '3.22.0 4.3.1': { m: { x: null } } },
  },
  {
    name: 'a default that is null, in a map that an overlay has too',
    chart: { values: 'a: null\nm: {x: null, o: {k: null}}\n' },
    overlay: 'm: {z: 1}\n',
    expected: { '3.17.0 3.19.4 3.20.0 3.22.0': { m: { z: 1, x: null, o: { k: null } }, a: null }, '4.3.1': { m: { z: 1, o: {} } } },
  },
  {
    name: 'a default that is null, by itself',
    chart: { values: 'a: null\nm: {x: null, o: {k: null}}\n' },
    expected: { '3.17.0 3.19.4 3.20.0 3.22.0': { a: null, m: { x: null, o: { k: null } } }, '4.3.1': { m: { o: {} } } },
  },
  {
    name: 'a null over the default of a subchart',
    chart: below('a: 1\nm: {x: 1}\n'),
    overlay: 'sub: {a: null, m: {x: null}}\n',
    expected: { '3.17.0': { sub: { m: { x: 1 }, global: {}, a: 1 } }, '3.19.4 3.20.0 3.22.0 4.3.1': { sub: { m: {}, global: {} } } },
  },
  {
    name: 'a null of the parent chart over the default of a subchart',
    chart: { values: 'sub: {a: null, m: {x: null}}\n', ...below('a: 1\nm: {x: 1, k: 2}\n') },
    expected: {
      '3.17.0 3.19.4 3.20.0 3.22.0': { sub: { m: { k: 2 }, global: {} } },
      '4.3.1': { sub: { m: { k: 2, x: 1 }, global: {}, a: 1 } },
    },
  },
  {
    name: 'a null over defaults of the parent chart and a subchart',
    chart: { values: 'sub: {a: 2, m: {x: 2}}\n', ...below('a: 1\nm: {x: 1, k: 2}\n') },
    overlay: 'sub: {a: null, m: {x: null}}\n',
    expected: {
      '3.17.0': { sub: { m: { k: 2, x: 1 }, global: {}, a: 1 } },
      '3.19.4 3.20.0 3.22.0 4.3.1': { sub: { m: { k: 2 }, global: {} } },
    },
  },
  {
    name: 'a null below a subchart without a default',
    chart: { values: 'sub: {b: 2}\n', ...below('a: 1\n') },
    overlay: 'sub: {c: null, m: {x: null}}\n',
    expected: { all: { sub: { c: null, m: { x: null }, b: 2, global: {}, a: 1 } } },
  },
  {
    name: 'a null for a whole subchart that the parent chart knows',
    chart: { values: 'sub: {a: 2}\n', ...below('a: 1\n') },
    overlay: 'sub: null\n',
    expected: { all: { sub: { global: {}, a: 1 } } },
  },
  {
    name: 'a null for a whole subchart that the parent chart says nothing of',
    chart: below('a: 1\n'),
    overlay: 'sub: null\n',
    expected: { all: 'error merge/refused 0.yaml:1:6 sub: expected a map for the subchart sub, found null' },
  },
  {
    name: 'a null for a global',
    chart: { values: 'global: {x: 1, m: {k: 1}}\n', ...below('global: {x: 0, m: {k: 0, z: 0}}\n') },
    overlay: 'global: {x: null, m: {k: null}}\n',
    expected: { all: { global: { m: {} }, sub: { global: { x: 1, m: { k: 1, z: 0 } } } } },
  },
  {
    name: 'a null for a global of a subchart',
    chart: { values: 'global: {x: 1, m: {k: 1}}\n', ...below('global: {x: 0, m: {k: 0, z: 0}}\n') },
    overlay: 'sub: {global: {x: null, m: {k: null}}}\n',
    expected: { all: { global: { x: 1, m: { k: 1 } }, sub: { global: { x: 1, m: { k: 1, z: 0 } } } } },
  },
  {
    name: 'globals of other shapes',
    chart: { values: 'global: {a: 1, b: {c: 1}, d: {e: 1}, f: 2}\n', ...below('global: {a: {x: 1}, b: 2, f: 3}\n') },
    expected: {
      all: {
        global: { a: 1, b: { c: 1 }, d: { e: 1 }, f: 2 },
        sub: { global: { a: 1, b: { c: 1 }, d: { e: 1 }, f: 2 } },
      },
    },
  },
  {
    name: 'a global of a subchart that is a map, against a number of the parent chart',
    chart: { values: 'global: {a: 1}\nsub: {global: {a: {x: 2}, b: 1}}\n', ...below('') },
    expected: { all: { global: { a: 1 }, sub: { global: { a: { x: 2 }, b: 1 } } } },
  },
  {
    name: 'a global of a subchart that is a number, against a map of the parent chart',
    chart: { values: 'global: {a: {x: 2}}\nsub: {global: {a: 1}}\n', ...below('') },
    expected: { all: { global: { a: { x: 2 } }, sub: { global: { a: 1 } } } },
  },
  {
    name: 'global that is no map in the parent chart',
    chart: { values: 'global: 1\n', ...below('global: {a: 1}\n') },
    expected: { all: { global: 1, sub: { global: { a: 1 } } } },
  },
  {
    name: 'global that is no map in the subchart',
    chart: { values: 'global: {a: 1}\nsub: {global: 1}\n', ...below('') },
    expected: { all: { global: { a: 1 }, sub: { global: 1 } } },
  },
  {
    name: 'imported nulls',
    chart: {
      dependencies: [{ name: 'sub', importValues: ['d', { child: 'm', parent: 'p.q' }, { child: 'none', parent: 'z' }] }],
      charts: { sub: { values: 'exports: {d: {i: null, j: 1}}\nm: {k: null, l: 1}\n' } },
    },
    expected: {
      '3.17.0 3.19.4 3.20.0': {
        sub: { global: {}, exports: { d: { j: 1 } }, m: { l: 1 } },
        i: null,
        j: 1,
        p: { q: { k: null, l: 1 } },
      },
      '3.22.0': {
        sub: { global: {}, exports: { d: { i: null, j: 1 } }, m: { k: null, l: 1 } },
        i: null,
        j: 1,
        p: { q: { k: null, l: 1 } },
      },
      '4.3.1': { sub: { global: {}, exports: { d: { j: 1 } }, m: { l: 1 } }, j: 1, p: { q: { l: 1 } } },
    },
  },
  {
    name: 'imported values below defaults of the parent chart',
    chart: {
      values: 'i: 1\np: {q: {l: 2}}\n',
      dependencies: [{ name: 'sub', importValues: ['d', { child: 'm', parent: 'p.q' }, { child: 'exports.d', parent: '.' }] }],
      charts: { sub: { values: 'exports: {d: {i: 2, j: 1}}\nm: {k: 3, l: 1}\n' } },
    },
    overlay: 'j: null\n',
    expected: { all: { i: 1, p: { q: { l: 2, k: 3 } }, sub: { global: {}, exports: { d: { i: 2, j: 1 } }, m: { k: 3, l: 1 } } } },
  },
  {
    name: 'an imported map that is empty, and a value that is no map',
    chart: {
      dependencies: [{ name: 'sub', importValues: [{ child: 'm', parent: 'p' }, 'e'] }],
      charts: { sub: { values: 'm: {}\nexports: {e: 1}\n' } },
    },
    overlay: 'p: {x: null}\n',
    expected: {
      '3.17.0 3.19.4 3.22.0 4.3.1': { p: { x: null }, sub: { global: {}, m: {}, exports: { e: 1 } } },
      '3.20.0': { p: {}, sub: { global: {}, m: {}, exports: { e: 1 } } },
    },
  },
];

it.each(cases)('$name', ({ chart: text, overlay = '', expected }) => {
  const input = { chart: chart('root', text), overlays: [overlay] };
  for (const [versions, result] of Object.entries(expected))
    for (const helm of versions === 'all' ? every : versions.split(' ')) {
      if (typeof result === 'string') expect(refusalOf({ ...input, helm })).toBe(result);
      else expect([helm, toValues(merge({ ...input, helm }).values)]).toEqual([helm, result]);
    }
});
