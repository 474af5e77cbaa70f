import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestHelm } from '../../src/engine/helm.ts';
import { readLayer } from '../../src/engine/read/read.ts';
import { toValues } from '../../src/engine/tree.ts';
import { toYaml } from '../../src/engine/write/data.ts';
import { movedValues } from '../../src/migrate/data.ts';
import { migrate } from '../../src/migrate/migrate.ts';
import { movesOf } from '../../src/migrate/moves.ts';
import { chartOf, partial } from '../schema-check/helpers.ts';

const gone = (target: string) => ({ 'x-moved-to': target, const: `moved to ${target}`, not: {} });
const open = { type: 'object', additionalProperties: true };
const worker = {
  type: 'object',
  additionalProperties: false,
  properties: { threads: gone('.concurrency'), concurrency: {}, drain: gone('.shutdown.drain'), shutdown: open },
};
const chart = chartOf({
  schema: {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    additionalProperties: false,
    properties: {
      replicas: {},
      count: gone('replicas'),
      port: gone('service.port'),
      service: {
        type: 'object',
        additionalProperties: false,
        properties: { port: {}, type: {}, cidrs: gone('service.allow.cidrs'), allow: open },
      },
      old: { type: 'object', additionalProperties: false, properties: { only: gone('new.place'), other: {} } },
      new: open,
      first: gone('second'),
      second: gone('third'),
      third: {},
      anything: {},
      workers: { type: 'object', additionalProperties: { $ref: '#/definitions/Worker' } },
      list: { type: 'array', items: { type: 'object', properties: { was: gone('.is'), is: {} } } },
    },
    definitions: { Worker: worker },
  },
});
const moves = movesOf(chart);
const run = (text: string) => migrate(text, moves, newestHelm);
const left = (text: string) => partial(chart, text).filter(({ code }) => code === 'schema/moved');
const dataOf = (text: string) => toValues(readLayer({ name: 'x', kind: 'overlay', text }, newestHelm).values);

describe('a key', () => {
  it.each([
    ['renamed in its place', 'a: 1\ncount: 3 # three\nb: 2\n', 'a: 1\nreplicas: 3 # three\nb: 2\n'],
    ['in its quotes', `"count": '3'\n'workers': { x: { 'threads': 2 } }\n`, `"replicas": '3'\n'workers': { x: { 'concurrency': 2 } }\n`],
    ['with its anchor, for its aliases', 'count: &n 3\nanything: *n\n', 'replicas: &n 3\nanything: *n\n'],
    [
      'put into a map in its place',
      '# all\n\n# the port\nport: 80 # http\nanything: 1\n',
      '# all\n\nservice:\n  # the port\n  port: 80 # http\nanything: 1\n',
    ],
    ['put into a map that is there', 'port: 80\nservice:\n    type: A\n', 'service:\n    type: A\n    port: 80\n'],
    ['put into a map before it', 'service:\n  type: A # a\n# why\nport: 80\n', 'service:\n  type: A # a\n  # why\n  port: 80\n'],
    ['put between braces', 'service: { type: A }\nport: 80\n', 'service: { type: A, port: 80 }\n'],
    ['put between empty braces', 'service: {}\nport: 80\n', 'service: { port: 80 }\n'],
    ['wrapped between braces', 'service: { cidrs: [a, b], type: A }\n', 'service: { allow: { cidrs: [a, b] }, type: A }\n'],
    ['taken out of braces', 'old: { other: 1, only: { a: 1 } }\nnew:\n  x: 1\n', 'old: { other: 1 }\nnew:\n  x: 1\n  place: { a: 1 }\n'],
    ['taken out as the first of braces', 'old: { only: 2, other: 1 }\nnew: {}\n', 'old: { other: 1 }\nnew: { place: 2 }\n'],
    [
      'wrapped with a list below it',
      'service:\n  cidrs:\n    - a # one\n\n    - b\n    # none else\n  type: A\n',
      'service:\n  allow:\n    cidrs:\n      - a # one\n\n      - b\n      # none else\n  type: A\n',
    ],
    ['with a text of several lines', 'port: |\n  a\n   b\n\nanything: 1\n', 'service:\n  port: |\n    a\n     b\n\nanything: 1\n'],
    ['that leaves nothing behind', 'old: # here\n  only: 1\nnew:\n  x: 1\n', 'old: {} # here\nnew:\n  x: 1\n  place: 1\n'],
    ['that moved twice', 'first: 1\n', 'third: 1\n'],
    [
      'below any name',
      'workers:\n  mail:\n    threads: 1\n    drain: 2\n',
      'workers:\n  mail:\n    concurrency: 1\n    shutdown:\n      drain: 2\n',
    ],
    ['in a list', 'list:\n  - was: 1\n  - is: 2\n', 'list:\n  - is: 1\n  - is: 2\n'],
    ['without a value', 'count:\nanything: 1\n', 'replicas:\nanything: 1\n'],
    ['null, which takes a default away', 'count: null\n', 'replicas: null\n'],
    ['without an end of the line', 'anything: 1\nport: 80', 'anything: 1\nservice:\n  port: 80\n'],
    ['with lines as Windows ends them', 'service:\r\n  type: A\r\nport: 80\r\n', 'service:\r\n  type: A\r\n  port: 80\r\n'],
    [
      'that others merge',
      'workers:\n  a: &a\n    threads: 1\n  b:\n    <<: *a\n',
      'workers:\n  a: &a\n    concurrency: 1\n  b:\n    <<: *a\n',
    ],
    [
      'under a comment on the whole file',
      '# yaml-language-server: $schema=x\nport: 1\n',
      '# yaml-language-server: $schema=x\nservice:\n  port: 1\n',
    ],
    [
      'twice',
      'count: 1\nport: 2\nworkers: { a: { threads: 3 } }\n',
      'replicas: 1\nservice:\n  port: 2\nworkers: { a: { concurrency: 3 } }\n',
    ],
  ])('%s', (_what, before, after) => {
    const result = run(before);
    expect(result.moves.filter(({ reason }) => reason !== undefined)).toEqual([]);
    expect(result.text).toBe(after);
    expect(left(result.text)).toEqual([]);
    expect(run(result.text)).toEqual({ text: result.text, moves: [] });
  });

  it.each([
    ['set in both places', 'count: 1\nreplicas: 2\n', 'both are set'],
    ['set to null in its new place', 'count: 1\nreplicas: null\n', 'both are set'],
    ['whose new place is in no map', 'port: 80\nservice: null\n', 'is no map here'],
    ['whose new place is in an alias', 'anything: &s { type: A }\nservice: *s\nport: 80\n', 'is no map here'],
    ['whose anchor would come after its alias', 'port: &p 80\nanything: *p\nservice:\n  type: A\n', 'by itself'],
    ['merged from braces of its own', 'workers:\n  b:\n    <<: { threads: 1 }\n', ''],
    ['of several lines, into braces', 'service: { type: A }\nport:\n  a: 1\n', 'several lines'],
    ['with what Helm refuses beside it', 'count: 1\nanything: [\n', ''],
  ])('%s is left to a person', (_what, text, reason) => {
    const result = run(text);
    expect(result.text).toBe(text);
    if (reason !== '') expect(result.moves.map((one) => one.reason).join()).toContain(reason);
  });

  it('that must be moved by hand keeps the whole file as it is', () => {
    const text = 'count: 1\nport: 80\nservice: null\n';
    expect(run(text)).toMatchObject({ text, moves: [{ from: ['count'] }, { from: ['port'], reason: expect.any(String) as string }] });
  });

  it('in its place says nothing', () => {
    expect(run('replicas: 1 # count: 3\n')).toEqual({ text: 'replicas: 1 # count: 3\n', moves: [] });
  });
});

const scalar = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string({ unit: 'grapheme-ascii' }));
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.record({ a: scalar, b: fc.array(fc.record({ c: scalar })) }, { requiredKeys: [] }),
);
const map = (...keys: string[]) => fc.record(Object.fromEntries(keys.map((key) => [key, value])), { requiredKeys: [] });
const values = fc.record(
  {
    anything: value,
    count: value,
    port: value,
    service: map('type', 'cidrs'),
    old: map('only', 'other'),
    first: value,
    workers: fc.dictionary(fc.constantFrom('a', 'b', 'on', 'x-y'), map('threads', 'drain'), { maxKeys: 2 }),
    list: fc.array(map('was'), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

/** Comments over keys and beside them, and empty lines. */
const commented = (text: string, seed: number): string =>
  text
    .split('\n')
    .flatMap((line, i) => {
      const draw = (seed * 31 + i * 17) % 7;
      const [indent = ''] = /^ */.exec(line) ?? [];
      if (!/^ *[\w"-]+:/.test(line)) return [line];
      if (draw === 0) return [`${indent}# over ${i}`, line];
      if (draw === 1 && !/[|>][-+\d]*$/.test(line)) return [`${line} # beside ${i}`];
      return draw === 2 && i > 0 ? ['', line] : [line];
    })
    .join('\n');

const comments = (text: string) => (text.match(/# (?:over|beside) \d+/g) ?? []).toSorted();

describe('any file', () => {
  it('means the same afterwards, has no key that moved, keeps its comments, and is not changed twice', () => {
    let rewritten = 0;
    fc.assert(
      fc.property(values, fc.nat(), (data, seed) => {
        const text = commented(toYaml(data, 'as written'), seed);
        const result = run(text);
        if (result.moves.some(({ reason }) => reason !== undefined)) {
          expect(result.text).toBe(text);
          return;
        }
        if (result.text !== text) rewritten++;
        expect(left(result.text)).toEqual([]);
        expect(comments(result.text)).toEqual(comments(text));
        expect(run(result.text).moves).toEqual([]);
        const wanted = movedValues(dataOf(text), moves) as Record<string, unknown>;
        for (const key of ['replicas', 'third', 'anything', 'workers', 'list']) expect(dataOf(result.text)[key]).toEqual(wanted[key]);
      }),
      { numRuns: 1000 },
    );
    expect(rewritten).toBeGreaterThan(500);
  });
});
