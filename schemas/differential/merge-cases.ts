import { randomOf } from './random.ts';
import type { ChartSpec, MergeCase } from '../test/merge/chart-files.ts';

type Json = Readonly<Record<string, unknown>>;

/** Draws cases: plain charts and umbrellas two levels deep, with everything that Helm knows of dependencies, and nulls everywhere. */
export class CaseMaker {
  private readonly random: () => number;
  private readonly nulls: number;
  private counter = 0;

  constructor(seed: number) {
    this.random = randomOf(seed);
    // A third of the cases has none.
    this.nulls = this.pick([0, 0.1, 0.25]);
  }

  make(): MergeCase {
    const chart = this.chart('root', '1.0.0', this.pick([0, 1, 1, 2]));
    return {
      chart,
      overlays: this.times(this.pick([0, 1, 1, 2, 3]), () => this.valuesFor(chart, true)),
      flags: this.times(this.pick([0, 0, 0, 1, 2]), () => this.flag(chart)),
    };
  }

  private chart(name: string, version: string, depth: number): ChartSpec {
    const charts: Record<string, ChartSpec> = {};
    const dependencies: Json[] = [];
    const used = new Set<string>();
    const children =
      depth === 0
        ? []
        : this.some(['one', 'two', 'three'], this.pick([1, 1, 2, 3])).map((child) =>
            depth === 1 && name !== 'root' ? `deep-${child}` : child,
          );
    let undeclared = 0;
    for (const child of children) {
      const versions = undeclared === 0 && this.chance(0.12) ? ['1.2.3', '2.0.0'] : [this.pick(['1.2.3', '0.3.1', '2.0.0-rc.1'])];
      for (const found of versions) {
        const entry = this.chance(0.3) ? `${child}-${found}.tgz` : versions.length > 1 || this.chance(0.1) ? `${child}-${found}` : child;
        charts[entry] = this.chart(child, found, depth - 1);
      }
      if (versions.length > 1) undeclared++;
      else if (undeclared === 0 && this.chance(0.08)) {
        undeclared++;
        continue;
      }
      for (const found of [
        versions[0] as string,
        ...(versions[1] && this.chance(0.7) ? [versions[1]] : []),
        ...(this.chance(0.25) ? [versions[0] as string] : []),
      ]) {
        const alias = this.chance(0.3) || used.has(child) ? `${child.slice(0, 2)}-${this.counter++}` : undefined;
        if (used.has(alias ?? child)) continue;
        used.add(alias ?? child);
        // A chart that no range fits is used as it is, in Helm's random order: two of them would make a random result.
        const unfit = undeclared === 0 && this.chance(0.1);
        if (unfit) undeclared++;
        dependencies.push(this.dependency(child, found, alias, unfit));
      }
    }
    const spec: ChartSpec = {
      metadata: { name, version },
      ...(Object.keys(charts).length > 0 ? { charts } : {}),
    };
    const lists = { dependencies };
    const declared = dependencies.length > 0 || this.chance(0.05);
    const old = declared && this.chance(0.1);
    const withDependencies: ChartSpec = old
      ? { ...spec, requirements: lists }
      : { ...spec, metadata: { ...spec.metadata, ...(declared ? lists : {}) } };
    return this.chance(0.08) ? withDependencies : { ...withDependencies, values: this.valuesFor(withDependencies, false) };
  }

  private dependency(name: string, version: string, alias: string | undefined, unfit: boolean): Json {
    const used = alias ?? name;
    const [major] = version.split('.');
    const fitting = [version, version, version, `^${version}`, `~${version}`, `>=${major}.0.0-0`, `${major}.x.x-0`, `>= 0.1.0-0, < 9-0`];
    const range = this.pick(unfit ? ['9.9.9', '*', '>0.0.0', ''] : fitting);
    const condition = this.pick([
      undefined,
      undefined,
      `${used}.enabled`,
      `${used}.enabled`,
      'switch.on',
      `nowhere.on,${used}.enabled`,
      `global.${name}, switch.on`,
      `${used}.enabled,switch.on`,
    ]);
    const imports = this.chance(0.3)
      ? this.times(this.pick([1, 1, 2]), () =>
          this.pick<unknown>([
            'data',
            'more',
            { child: 'a', parent: this.pick(['taken', 'a', 'b.c', '.']) },
            { child: 'a.b', parent: 'a' },
            { child: 'exports.data', parent: 'b' },
            { child: 'none', parent: 'c' },
          ]),
        )
      : undefined;
    return {
      name,
      version: range,
      repository: '',
      ...(alias ? { alias } : {}),
      ...(condition ? { condition } : {}),
      ...(this.chance(0.2) ? { tags: this.some(['front', 'back', 'odd'], this.pick([1, 2])) } : {}),
      ...(imports ? { 'import-values': imports } : {}),
    };
  }

  /** Values for a chart and what it uses. */
  private valuesFor(chart: ChartSpec, overlay: boolean): Json {
    const values: Record<string, unknown> = { ...(this.tree(2) as Json) };
    if (this.chance(0.4)) values['global'] = this.chance(0.05) ? this.scalar() : this.globals();
    if (this.chance(0.15))
      values['tags'] = this.chance(0.1)
        ? this.scalar()
        : Object.fromEntries(this.some(['front', 'back', 'odd'], 2).map((tag) => [tag, this.flagValue()]));
    if (this.chance(0.2)) values['switch'] = { on: this.flagValue() };
    if (this.chance(0.2)) values['exports'] = { data: this.tree(2), more: this.tree(1) };
    for (const [name, child] of usesOf(chart)) {
      if (this.chance(overlay ? 0.5 : 0.4)) continue;
      values[name] = this.chance(0.03) ? this.pick([this.scalar(), [], null]) : this.childValues(child, overlay);
    }
    return values;
  }

  private childValues(child: ChartSpec | undefined, overlay: boolean): Json {
    const values: Record<string, unknown> = { ...(child ? this.valuesFor(child, overlay) : (this.tree(2) as Json)) };
    if (this.chance(0.3)) values['enabled'] = this.flagValue();
    return values;
  }

  /** Deep maps under few names: what globals of parents and children have in common. */
  private globals(): Json {
    return { ...(this.tree(3) as Json), ...(this.chance(0.2) ? { one: this.flagValue() } : {}) };
  }

  private flagValue(): unknown {
    return this.pick([true, true, false, false, false, 'false', null, {}]);
  }

  private tree(depth: number): unknown {
    return Object.fromEntries(
      this.some(['a', 'b', 'c', 'd'], this.pick([0, 1, 2, 2, 3])).map((key) => [
        key,
        depth > 0 && this.chance(0.6) ? this.tree(depth - 1) : this.scalar(),
      ]),
    );
  }

  private scalar(): unknown {
    if (this.chance(this.nulls)) return null;
    return this.pick<() => unknown>([
      () => this.counter++,
      () => `s${this.counter++}`,
      () => true,
      () => false,
      () => '',
      () => [],
      () => [this.counter++, { a: null }],
      () => 1.5,
    ])();
  }

  private flag(chart: ChartSpec): MergeCase['flags'][number] {
    const [use] = this.some([...usesOf(chart).keys()], 1);
    const path = this.pick([
      'a',
      'a.b',
      'b.c',
      'global.a',
      'global.a.b',
      'tags.front',
      'switch.on',
      ...(use ? [`${use}.a`, `${use}.a.b`, `${use}.enabled`, `${use}.global.a`, use] : []),
    ]);
    const value = this.pick(['1', 'true', 'false', 'null', 'text', '{}', '']);
    return this.pick([
      { kind: 'set', text: `${path}=${value}` },
      { kind: 'set', text: `${path}=${value}` },
      { kind: 'set-string', text: `${path}=${value}` },
      { kind: 'set-json', text: `${path}={"a":${this.pick(['1', 'null', '{"b":null}'])}}` },
    ] as const);
  }

  private chance(share: number): boolean {
    return this.random() < share;
  }

  private pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.random() * choices.length)] as T;
  }

  private some<T>(choices: readonly T[], count: number): T[] {
    const left = [...choices];
    return this.times(Math.min(count, left.length), () => left.splice(Math.floor(this.random() * left.length), 1)[0] as T);
  }

  private times<T>(count: number, make: () => T): T[] {
    return Array.from({ length: count }, make);
  }
}

/** Names that values of a chart's dependencies may stand under, with the chart where one fits. */
export function usesOf({ metadata, requirements, charts = {} }: ChartSpec): Map<string, ChartSpec | undefined> {
  const found = new Map<string, ChartSpec | undefined>();
  const named = (name: unknown) => Object.values(charts).find((chart) => chart.metadata['name'] === name);
  for (const chart of Object.values(charts)) found.set(String(chart.metadata['name']), chart);
  const listed = (requirements ?? metadata) as { dependencies?: { name: string; alias?: string }[] };
  for (const { name, alias } of listed.dependencies ?? []) found.set(alias ?? name, named(name));
  return found;
}
