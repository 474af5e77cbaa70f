import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadChart, type Chart } from '../src/engine/chart/load.ts';
import { Refusal } from '../src/engine/finding.ts';
import { helmOf } from '../src/engine/helm.ts';
import { effectiveValues } from '../src/engine/merge/effective.ts';
import { readLayer } from '../src/engine/read/read.ts';
import { checkMerged, compileSchema } from '../src/engine/schema/index.ts';
import { toValues } from '../src/engine/tree.ts';
import { root } from '../test/helpers.ts';
import { mutated, randomOf } from './schema-mutations.ts';
import { inPairs, SchemaProbe } from './schema-probe.ts';

const seed = Number(process.env['SEED'] ?? 20_260_402);
const count = Number(process.env['CASES'] ?? 1000);
const environments = ['dev', 'stage', 'prod'];

const textOf = (name: string): string => readFileSync(path.join(root, name), 'utf8');

describe.each([
  { helm: 'helm', version: '4.3.1' },
  { helm: 'helm3', version: '3.22.0' },
])('the schema on mutated values, $helm', ({ helm, version }) => {
  const probe = new SchemaProbe();
  const semantics = helmOf(version);
  let chart: Chart;
  const schemas = (() => {
    const compiled = compileSchema({ name: 'values.schema.json', kind: 'schema', text: textOf('charts/landfall/values.schema.json') });
    return (): typeof compiled => compiled;
  })();
  const overlay = (name: string, text: string) => readLayer({ name, kind: 'overlay', text }, semantics);

  beforeAll(() => {
    probe.write('chart/Chart.yaml', 'apiVersion: v2\nname: probe\nversion: 0.1.0\n');
    // The schema alone decides: nothing of the chart's own templates.
    probe.write('chart/templates/x.yaml', 'a: b\n');
    for (const name of ['values.yaml', 'values.schema.json']) probe.write(`chart/${name}`, textOf(`charts/landfall/${name}`));
    probe.write('common.yaml', textOf('values/common.yaml'));
    chart = loadChart(path.join(probe.folder, 'chart'), semantics);
  });
  afterAll(() => probe.remove());

  const verdict = (text: string): string => {
    try {
      const effective = effectiveValues({
        chart,
        overlays: [overlay('common.yaml', textOf('values/common.yaml')), overlay('case.yaml', text)],
        helm: semantics,
      });
      const [first] = checkMerged(effective, schemas).filter(({ severity }) => severity === 'error');
      return first ? `${first.code} ${first.message}` : '';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return `${error.finding.code} ${error.message}`;
    }
  };

  it(`${count} values are accepted or refused as Helm does (SEED=${seed})`, async () => {
    const random = randomOf(seed);
    const small = environments.map((name) => toValues(overlay(name, textOf(`values/${name}.yaml`)).values));
    const whole = small.map((_, i) => {
      const layers = [overlay('common.yaml', textOf('values/common.yaml')), overlay('env', textOf(`values/${environments[i]}.yaml`))];
      return toValues(effectiveValues({ chart, overlays: layers, helm: semantics }).values);
    });
    const cases = Array.from({ length: count }, (_, i) => ({ i, ...mutated(random, random.pick(random.next() < 0.4 ? small : whole)) }));
    const disagreements: unknown[] = [];
    let accepted = 0;
    await inPairs(cases, async ({ i, text, kinds }) => {
      const file = probe.write(`case-${i}.yaml`, text);
      const refusal = await probe.refusal(helm, 'chart', ['-f', 'common.yaml', '-f', file]);
      const ours = verdict(text);
      const fits = refusal === undefined;
      if (fits) accepted++;
      if (fits !== (ours === '')) disagreements.push({ i, kinds, ours, helm: refusal?.slice(0, 600) ?? 'accepted', text });
    });
    process.stdout.write(`${helm}: ${count} mutated values, ${accepted} accepted, ${disagreements.length} disagreements, SEED=${seed}\n`);
    expect(disagreements.map((one) => JSON.stringify(one))).toEqual([]);
    expect(accepted).toBeGreaterThan(count / 10);
    expect(accepted).toBeLessThan(count);
  });
});
