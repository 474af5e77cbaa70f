import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { codes } from '../../src/engine/chart/codes.ts';
import { limitsFiles } from '../../src/engine/chart/files.ts';
import { loadChart } from '../../src/engine/chart/load.ts';
import { Refusal } from '../../src/engine/finding.ts';
import { helmOf } from '../../src/engine/helm.ts';
import { positionOf } from '../../src/engine/source.ts';
import { pathText, toValues } from '../../src/engine/tree.ts';
import { chartCases, packed, write, yaml, type Content } from './cases.ts';

const top = mkdtempSync(path.join(os.tmpdir(), 'landfall-chart-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

let counter = 0;
function folderOf(files: Readonly<Record<string, Content>>): string {
  const folder = path.join(top, String(counter++));
  write(folder, files);
  return folder;
}

/** Code, place, message, path and, if there is one, help. */
function refusalOf(task: () => unknown): string[] {
  try {
    task();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { file, line, column } = positionOf(error.finding.at);
    const { code, severity, message, path: at, at: span, help, environments } = error.finding;
    expect([severity, environments, span.source.kind]).toEqual(['error', [], 'defaults']);
    // Whole files have no text to show.
    if (code !== 'chart/metadata' && code !== 'chart/dependency') expect(span.source.text).toBe('');
    return [code, `${file}:${line}:${column}`, message, pathText(at), ...('help' in error.finding ? [String(help)] : [])];
  }
  throw new Error('the chart was accepted');
}

describe('loading a chart', () => {
  it.each(chartCases)('$name', ({ files, refused, only }) => {
    const helm = helmOf(only === 3 ? '3.22.0' : '4.3.1');
    const load = () => loadChart(folderOf(files), helm, { shown: 'chart' });
    if (!refused) expect(load).not.toThrow();
    else {
      const [code, place, message, at = '', ...help] = refused;
      expect(refusalOf(load)).toEqual([code, place, message, at, ...help]);
    }
  });

  it('has a code for every refusal, and a refusal for every code', () => {
    expect(new Set(chartCases.flatMap(({ refused }) => refused?.[0] ?? []))).toEqual(new Set(codes.map(({ code }) => code)));
  });

  const helm = helmOf('4.3.1');
  const sub = {
    'sub/Chart.yaml': yaml('sub'),
    'sub/values.yaml': 'a: 1\n',
    'sub/values.schema.json': '{}',
    'sub/charts/deep/Chart.yaml': yaml('deep'),
    'sub/charts/deep/values.yaml': 'b: 2\n',
  };
  const files = {
    'Chart.yaml': yaml(
      'root',
      'dependencies:\n  - name: sub\n    version: ^1.0.0\n    alias: twin\n    condition: twin.on\n    tags: [a, 1]\n    import-values: [x, {child: k, parent: z}, {child: true}, {parent: {}}, 3]\n',
    ),
    'values.yaml': 'x: 0\n',
    'values.schema.json': '{"type": "object"}',
    'charts/sub-1.0.0.tgz': { packed: sub },
    'charts/other/Chart.yaml': yaml('other', 'dependencies: []\n'),
  };

  it('tells names, defaults, schemas, dependencies and what lies in charts/, each by its file', () => {
    const chart = loadChart(folderOf(files), helm, { shown: 'charts/root/' });
    expect(chart).toMatchObject({ name: 'root', version: '1.0.0', location: 'charts/root', listed: true });
    expect(chart.defaults.source).toMatchObject({ name: 'charts/root/values.yaml', kind: 'defaults', text: 'x: 0\n' });
    expect(toValues(chart.defaults.values)).toEqual({ x: 0 });
    expect(chart.schema).toEqual({ name: 'charts/root/values.schema.json', kind: 'schema', text: '{"type": "object"}' });
    expect(chart.dependencies).toMatchObject([
      {
        name: 'sub',
        version: '^1.0.0',
        alias: 'twin',
        condition: 'twin.on',
        tags: ['a', '1'],
        importValues: ['x', { child: 'k', parent: 'z' }, { child: 'true', parent: '<nil>' }, { child: '<nil>', parent: '' }],
      },
    ]);
    expect(
      chart.charts.map(({ name, location, listed, schema, defaults, charts }) => [
        name,
        location,
        listed,
        schema?.name,
        defaults.source.name,
        charts.map((deep) => [deep.location, deep.defaults.source.name]),
      ]),
    ).toEqual([
      ['other', 'charts/root/charts/other', true, undefined, 'charts/root/charts/other/values.yaml', []],
      [
        'sub',
        'charts/root/charts/sub-1.0.0.tgz',
        false,
        'charts/root/charts/sub-1.0.0.tgz:values.schema.json',
        'charts/root/charts/sub-1.0.0.tgz:values.yaml',
        [['charts/root/charts/sub-1.0.0.tgz:charts/deep', 'charts/root/charts/sub-1.0.0.tgz:charts/deep/values.yaml']],
      ],
    ]);
  });

  it('reads a packaged chart by itself', () => {
    const file = path.join(top, 'sub.tgz');
    writeFileSync(file, packed(sub));
    const chart = loadChart(file, helm);
    expect(chart).toMatchObject({ name: 'sub', location: file });
    expect(chart.defaults.source.name).toBe(`${file}:values.yaml`);
    expect(toValues(chart.charts[0]?.defaults.values ?? chart.defaults.values)).toEqual({ b: 2 });
  });

  it('refuses a file that is no archive', () => {
    const file = path.join(top, 'values.yaml');
    writeFileSync(file, 'a: 1\n');
    expect(refusalOf(() => loadChart(file, helm, { shown: 'values.yaml' }))).toEqual([
      'chart/archive',
      'values.yaml:1:1',
      'this is no gzipped archive',
      '',
      'name the folder of a chart, or what `helm package` made of one',
    ]);
  });

  it('leaves a file it cannot find to the file system', () => {
    expect(() => loadChart(path.join(top, 'nowhere'), helm)).toThrow(/ENOENT/);
  });

  it('leaves other faults of files to the file system', () => {
    expect(() => loadChart(folderOf({ 'Chart.yaml': yaml('root'), '.helmignore/x': '' }), helm)).toThrow(/EISDIR/);
    expect(() => loadChart(folderOf({ 'Chart.yaml': yaml('root'), x: { link: 'Chart.yaml/x' } }), helm)).toThrow(/ENOTDIR/);
  });

  it('takes files that have exactly as many bytes as Helm takes', () => {
    const chartFile = yaml('root');
    const most = 100 * 1024 * 1024 - chartFile.length;
    expect(loadChart(folderOf({ 'Chart.yaml': chartFile, 'x.bin': { bytes: most } }), helm).name).toBe('root');
    expect(refusalOf(() => loadChart(folderOf({ 'Chart.yaml': chartFile, 'x.bin': { bytes: most + 1 } }), helm, { shown: 'c' }))).toEqual([
      'chart/file',
      'c/x.bin:1:1',
      `with this file the chart has more than ${100 * 1024 * 1024} bytes`,
      '',
      'leave it out by .helmignore',
    ]);
  });

  it('shows its location without slashes at the end', () => {
    const folder = folderOf({ 'Chart.yaml': yaml('root') });
    const shown = ['a//', '/', 'a/b', undefined].map((name) => loadChart(folder, helm, name === undefined ? {} : { shown: name }).location);
    expect(shown).toEqual(['a', '/', 'a/b', folder]);
    expect(loadChart(`${folder}/`, helm).defaults.source.name).toBe(`${folder}/values.yaml`);
  });

  it('keeps defaults that Helm refuses for the merge to refuse', () => {
    const { defaults } = loadChart(folderOf({ 'Chart.yaml': yaml('root'), 'values.yaml': 'a: [\n' }), helm);
    expect(defaults.refusal).toBeDefined();
  });

  it('has no defaults where there is no file of them', () => {
    const { defaults, schema } = loadChart(folderOf({ 'Chart.yaml': yaml('root') }), helm, { shown: 'c' });
    expect(defaults).toMatchObject({ source: { name: 'c/values.yaml', kind: 'defaults', text: '' }, findings: [], suppressions: [] });
    expect(toValues(defaults.values)).toEqual({});
    expect(defaults.values.at).toEqual({ source: defaults.source, start: 0, end: 0 });
    expect(schema).toBeUndefined();
  });

  it.each([
    ['*.md\n', ['charts/x/Chart.yaml', 'Chart.yaml', 'values.yaml']],
    ['/values.yaml\n', ['README.md', 'charts/x/Chart.yaml', 'Chart.yaml']],
    ['charts/\n', ['README.md', 'Chart.yaml', 'values.yaml']],
    ['values.yaml/\n', ['README.md', 'charts/x/Chart.yaml', 'Chart.yaml', 'values.yaml']],
    ['charts/x/Chart.yaml\n*.md', ['Chart.yaml', 'values.yaml']],
  ])('.helmignore %j', (rules, kept) => {
    const chart = loadChart(
      folderOf({
        'Chart.yaml': yaml('root'),
        'values.yaml': 'a: 1\n',
        'README.md': 'x',
        'charts/x/Chart.yaml': yaml('x'),
        '.helmignore': rules,
      }),
      helm,
    ).charts;
    expect(chart.length).toBe(kept.includes('charts/x/Chart.yaml') ? 1 : 0);
  });

  it('limits single files before 4.3', () => {
    expect(['3.22.0', '4.0.0', '4.2.4', '4.3.0', '4.10.0', '4'].map(limitsFiles)).toEqual([true, true, true, false, false, false]);
  });
});
