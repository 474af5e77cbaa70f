import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse, stringify } from 'yaml';
import { inline } from './lib/cases.ts';
import { chart, helms, render } from './lib/helm.ts';

/** A chart that has this one as a dependency, and the values of a case under its name. */
async function parentChart(enabled: boolean): Promise<string> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'landfall-parent-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  await mkdir(path.join(dir, 'charts'));
  await cp(chart, path.join(dir, 'charts/landfall'), { recursive: true });
  const { version } = parse(await readFile(path.join(chart, 'Chart.yaml'), 'utf8')) as { version: string };
  const dependencies = [{ name: 'landfall', version, condition: 'landfall.enabled' }];
  await writeFile(path.join(dir, 'Chart.yaml'), stringify({ apiVersion: 'v2', name: 'parent', version: '1.0.0', dependencies }));
  const values = parse(await readFile(inline.files[0] ?? '', 'utf8')) as object;
  await writeFile(path.join(dir, 'values.yaml'), stringify({ landfall: { ...values, enabled } }));
  return dir;
}

describe.each(helms)('as the dependency of a chart, with %s', (helm) => {
  it('renders what it does by itself', async () => {
    const objects = await render(helm, { ...inline, files: [], chart: await parentChart(true) });
    expect(objects).toStrictEqual(await render(helm, inline));
  });

  it("is left out by the parent's condition", async () => {
    expect(await render(helm, { ...inline, files: [], chart: await parentChart(false) })).toStrictEqual([]);
  });
});
