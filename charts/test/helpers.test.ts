import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inline } from './lib/cases.ts';
import { copyOfChart } from './lib/copy.ts';
import { chart, refusal } from './lib/helm.ts';

const templates = path.join(chart, 'templates');
const files = (await readdir(templates, { recursive: true, withFileTypes: true }))
  .filter((f) => f.isFile())
  .map((f) => path.join(f.parentPath, f.name));
const text = new Map(await Promise.all(files.map(async (file) => [path.relative(templates, file), await readFile(file, 'utf8')] as const)));

/** Every helper that says which arguments it needs. */
const checked = [...text.values()].flatMap((body) =>
  [...body.matchAll(/"landfall\.args" \(dict "helper" "([^"]+)" "args" \. "needs" \(list ([^)]+)\)\)/g)].map(
    ([, helper = '', needs = '']) => ({
      helper,
      needs: [...needs.matchAll(/"([^"]+)"/g)].map(([, need = '']) => need),
    }),
  ),
);

describe('a helper that is called without an argument', () => {
  it('is found by this test', () => {
    expect(checked.length).toBeGreaterThan(15);
  });

  it.each(checked)('says so: $helper', async ({ helper, needs }) => {
    const missing = needs.at(-1) ?? '';
    const given = needs.slice(0, -1).map((need) => (need === 'context' ? '"context" $' : `"${need}" "api"`));
    const copy = await copyOfChart();
    await copy.add('templates/aaa.yaml', `{{ include "${helper}" (dict ${given.join(' ')}) }}`);
    // Templates are executed in no order that matters here: this is the only one that fails.
    expect(await refusal('helm', { ...inline, chart: copy.path })).toContain(`helper ${helper}: argument "${missing}" is missing`);
  });
});

describe('a template', () => {
  it.each([...text.keys()])('does one thing, in few lines: %s', (file) => {
    const lines = text.get(file)?.trimEnd().split('\n').length;
    expect(lines).toBeLessThanOrEqual(file.startsWith('_helpers/') ? 200 : 60);
  });
});
