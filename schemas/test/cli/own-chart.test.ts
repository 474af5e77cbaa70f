import { expect, it } from 'vitest';
import { folder, values } from './cli.ts';

const chart = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: app\nversion: 1.0.0\n',
  'chart/values.yaml': 'debug: no\nport: null\n',
  'mine.yaml': 'debug: true\n',
} as const;
const codesOf = async (argv: readonly string[]): Promise<string[]> => {
  const { out } = await values(['check', '--format', 'json', ...argv], { cwd: folder(chart) });
  return (JSON.parse(out) as { findings: { file: string; code: string }[] }).findings.map(({ file, code }) => `${file} ${code}`);
};

it('a chart is checked for its own sake where no values file is named', async () => {
  const traps = ['chart/values.yaml yaml/boolean-word', 'chart/values.yaml null/in-defaults'];
  expect(await codesOf(['--chart', 'chart'])).toEqual(traps);
  expect(await codesOf(['--chart', 'chart', '--set', 'port=1'])).toEqual(traps);
});

it.each([[['mine.yaml']], [['-f', 'mine.yaml']]])('who checks %j does not hear of traps in the defaults of the chart', async (files) => {
  expect(await codesOf(['--chart', 'chart', ...files])).toEqual([]);
});

it('says that nothing tells names and types where the chart has no schema', async () => {
  const { code, out } = await values(['check', '--chart', 'chart', 'mine.yaml'], { cwd: folder(chart) });
  expect({ code, out }).toEqual({
    code: 0,
    out: 'mine.yaml: no findings\nthe chart has no schema: names and types of its values are not checked\n',
  });
  const typed = { ...chart, 'chart/values.schema.json': '{}' };
  expect((await values(['check', '--chart', 'chart', 'mine.yaml'], { cwd: folder(typed) })).out).toBe('mine.yaml: no findings\n');
});
