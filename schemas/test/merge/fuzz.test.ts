import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chart, Dependency } from '../../src/engine/chart/chart.ts';
import { Refusal, type Finding } from '../../src/engine/finding.ts';
import { helmOf } from '../../src/engine/helm.ts';
import type { Layer } from '../../src/engine/layer.ts';
import { effectiveValues } from '../../src/engine/merge/effective.ts';
import { contributions, leaves } from '../../src/engine/merge/provenance.ts';
import { toValues, treeAt, type Values } from '../../src/engine/tree.ts';
import { treeOf } from '../trees.ts';

/** FUZZ_RUNS inputs in all, spread over the five properties. */
const numRuns = Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 5_000) / 5);
const seed = Number(process.env['SEED'] ?? 20_260_501);
const options = { numRuns, seed };

/** One of each generation of nulls. */
const versions = ['3.17.0', '3.18.0', '3.20.0', '3.22.0', '4.3.1'];
const version = fc.constantFrom(...versions);
const key = fc.constantFrom('a', 'b', 'sub', 'other', 'global', 'enabled', 'tags', '__proto__', 'constructor');

const valuesWith = (scalar: fc.Arbitrary<unknown>): fc.Arbitrary<Values> =>
  fc.letrec<{ map: Values; value: unknown }>((tie) => ({
    map: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    value: fc.oneof({ maxDepth: 3, depthSize: 'small' }, scalar, fc.array(tie('value'), { maxLength: 2 }), tie('map')),
  })).map;
const plain = fc.oneof(fc.integer(), fc.boolean(), fc.string({ maxLength: 3 }));
const values = valuesWith(fc.oneof(plain, fc.constant(null)));
const sound = valuesWith(plain);

const layer = (content: Values, name: string): Layer => {
  const tree = treeOf(content, name);
  return { source: tree.at.source, values: tree, findings: [], suppressions: [] };
};

const dependency = (name: string, more: Partial<Dependency> = {}): Dependency => ({
  name,
  version: '*',
  tags: [],
  importValues: [],
  ...more,
});
const chart = (name: string, defaults: Values, charts: readonly Chart[] = [], dependencies: readonly Dependency[] = []): Chart => ({
  name,
  version: '1.0.0',
  location: name,
  defaults: layer(defaults, `${name}/values.yaml`),
  dependencies,
  listed: dependencies.length > 0,
  charts,
});

/** An umbrella over a chart under its name and under an alias, which may be switched off and hands values up. */
const umbrella = (content: fc.Arbitrary<Values>) =>
  fc
    .tuple(content, content)
    .map(([own, below]) =>
      chart(
        'top',
        own,
        [chart('sub', below)],
        [
          dependency('sub', { condition: 'sub.enabled', importValues: [{ child: 'a', parent: 'b' }] }),
          dependency('sub', { alias: 'other', tags: ['a'], importValues: ['a'] }),
        ],
      ),
    );

/** The values, or undefined where Helm refuses; anything else thrown is a defect. */
function merged(input: { chart: Chart; overlays: readonly Layer[]; helm: string }) {
  try {
    return effectiveValues({ ...input, helm: helmOf(input.helm) });
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** What merging says, whether it refuses or not. */
function told(top: Chart, overlays: readonly Layer[], helm: string): readonly Finding[] {
  try {
    return effectiveValues({ chart: top, overlays, helm: helmOf(helm) }).findings;
  } catch (error) {
    if (error instanceof Refusal) return [error.finding];
    throw error;
  }
}

/** What merging means where there is no null and no subchart; overlays are merged with each other before they meet the defaults. */
const over = (lower: unknown, upper: unknown): unknown =>
  isMap(lower) && isMap(upper)
    ? Object.fromEntries([...new Set([...Object.keys(lower), ...Object.keys(upper)])].map((name) => [name, own(name, lower, upper)]))
    : upper;
const own = (name: string, lower: Values, upper: Values): unknown =>
  !Object.hasOwn(upper, name) ? lower[name] : Object.hasOwn(lower, name) ? over(lower[name], upper[name]) : upper[name];
const isMap = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values as text, keys sorted: vitest does not tell an own `__proto__` from the prototype. */
const text = (value: unknown): string =>
  isMap(value)
    ? `{${Object.keys(value)
        .toSorted()
        .map((name) => `${JSON.stringify(name)}:${text(value[name])}`)
        .join()}}`
    : Array.isArray(value)
      ? `[${value.map(text).join()}]`
      : JSON.stringify(value);

const overlaysOf = (contents: readonly Values[]) => contents.map((content, i) => layer(content, `overlay-${i}.yaml`));
const plainOf = (effective: ReturnType<typeof merged>) => effective && toValues(effective.values);

describe(`fuzzing of merges, ${numRuns} runs of each property, SEED=${seed}`, () => {
  it('gives values that some layer wrote, and leaves the layers as they were', () => {
    fc.assert(
      fc.property(umbrella(values), fc.array(values, { maxLength: 3 }), version, (top, contents, helm) => {
        const overlays = overlaysOf(contents);
        const sources = new Set([...overlays, top.defaults, ...top.charts.map(({ defaults }) => defaults)].map(({ source }) => source));
        const before = JSON.stringify(
          [...overlays, top.defaults, ...top.charts.map(({ defaults }) => defaults)].map((one) => toValues(one.values)),
        );
        const effective = merged({ chart: top, overlays, helm });
        expect(
          JSON.stringify([...overlays, top.defaults, ...top.charts.map(({ defaults }) => defaults)].map((one) => toValues(one.values))),
        ).toBe(before);
        if (!effective) return;
        for (const { path, tree } of leaves(effective.values)) {
          if (tree.kind === 'scalar') expect(sources).toContain(tree.at.source);
          // A made-up empty map, such as `global`, has no contribution.
          if (tree.kind === 'scalar') expect(contributions(effective, path)[0]?.source).toBe(tree.at.source);
        }
      }),
      options,
    );
  });

  it('makes nothing of an empty overlay, nor of the same one twice', () => {
    fc.assert(
      fc.property(umbrella(values), fc.array(values, { maxLength: 2 }), fc.nat({ max: 2 }), version, (top, contents, at, helm) => {
        const wanted = plainOf(merged({ chart: top, overlays: overlaysOf(contents), helm }));
        expect(plainOf(merged({ chart: top, overlays: overlaysOf(contents.toSpliced(at, 0, {})), helm }))).toEqual(wanted);
        const last = contents.at(-1);
        if (last) expect(plainOf(merged({ chart: top, overlays: overlaysOf([...contents, last]), helm }))).toEqual(wanted);
      }),
      options,
    );
  });

  it('means the same in every version of Helm where there is no null', () => {
    fc.assert(
      fc.property(umbrella(sound), fc.array(sound, { maxLength: 3 }), (top, contents) => {
        const [first, ...others] = versions.map((helm) => plainOf(merged({ chart: top, overlays: overlaysOf(contents), helm })));
        for (const other of others) expect(other).toEqual(first);
      }),
      options,
    );
  });

  it('merges maps and lets the last overlay win, for a chart by itself', () => {
    fc.assert(
      fc.property(sound, fc.array(sound, { maxLength: 2 }), sound, version, (defaults, below, content, helm) => {
        const last = layer(content, 'last.yaml');
        const effective = merged({ chart: chart('top', defaults), overlays: [...overlaysOf(below), last], helm });
        expect(text(plainOf(effective))).toBe(text(over(defaults, [...below, content].reduce<unknown>(over, {}))));
        for (const { path, tree } of leaves(last.values)) {
          if (tree.kind === 'map') continue;
          const won = effective && treeAt(effective.values, path);
          expect(won && toValues(won)).toEqual(toValues(tree));
          expect(won?.at.source).toBe(last.source);
        }
      }),
      options,
    );
  });

  it('never tells a value in a finding or a refusal', () => {
    const secret = 'hunter2';
    const hidden = valuesWith(fc.oneof(fc.constant(secret), fc.constant(`${secret},${secret}`), fc.constant(null), fc.boolean()));
    fc.assert(
      fc.property(umbrella(hidden), fc.array(hidden, { maxLength: 3 }), version, (top, contents, helm) => {
        for (const { path, message, help, related } of told(top, overlaysOf(contents), helm))
          expect([...path, message, help, ...(related ?? []).map((place) => place.message)].join('\n')).not.toContain(secret);
      }),
      options,
    );
  });
});
