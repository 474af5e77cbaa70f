/**
 * `make bench`: what rendering and unit-testing the chart costs, as tables in docs/benchmarks.md. Whole processes, cold, each beside an
 * empty chart in the same repetition. `node bench/templates.ts REPETITIONS` measures more or less often.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { replaceBetweenMarks, table } from './lib/document.ts';
import { race, type Contender } from './lib/measure.ts';
import { median, medianRatio } from './lib/statistics.ts';

const root = path.resolve(import.meta.dirname, '..');
const repetitions = Number(process.argv[2] ?? 21);
const chart = path.join(root, 'charts/landfall');
/** `helm template` of prod: times an empty chart, and milliseconds for each object; milliseconds for each unit test. */
const target = { empty: 1.3, perObject: 1, perTest: 10 };

const temporary = mkdtempSync(path.join(os.tmpdir(), 'landfall-bench-'));
try {
  const text = [rendering(), unitTests()].join('\n');
  replaceBetweenMarks(path.join(root, 'docs/benchmarks.md'), 'templates', text);
  process.stdout.write(`${text}\n`);
} finally {
  rmSync(temporary, { recursive: true });
}

function rendering(): string {
  const empty = emptyChart(path.join(temporary, 'empty'));
  // The same values and schema, and nothing to render: what is left is the price of the schema.
  const bare = path.join(temporary, 'bare');
  cpSync(chart, bare, { recursive: true });
  rmSync(path.join(bare, 'templates'), { recursive: true });
  const rows = ['helm', 'helm3'].map((program) => {
    const values = ['common', 'prod'].flatMap((file) => ['--values', `values/${file}.yaml`]);
    const template = (of: string, ...more: string[]) => [program, 'template', 'landfall', of, ...more];
    const prod = ['--api-versions', 'external-secrets.io/v1', ...values, '--set', 'image.tag=sha-000000000000'];
    const contender = (name: string, command: string[]): Contender => ({ name, cwd: root, commands: [command] });
    const command = template(chart, ...prod);
    const objects = count(command);
    const seconds = race(
      [contender('empty', template(empty)), contender('bare', template(bare, ...prod)), contender('prod', command)],
      repetitions,
    );
    const of = (name: string) => seconds.get(name) as number[];
    const budget = of('empty').map((one) => target.empty * one + (objects * target.perObject) / 1000);
    return [
      program,
      objects,
      milliseconds(of('empty')),
      milliseconds(of('bare')),
      milliseconds(of('prod')),
      medianRatio(of('prod'), of('empty')).toFixed(2),
      milliseconds(budget),
      medianRatio(of('prod'), budget) <= 1 ? 'yes' : 'no',
    ];
  });
  const head = ['', 'objects', 'empty chart, ms', 'prod without templates, ms', 'prod, ms', 'prod ÷ empty', 'target, ms', 'met'];
  return `### \`helm template\` of prod beside an empty chart\n\n${table(head, rows)}
Medians of ${repetitions} interleaved runs. The target is ${target.empty} × the empty chart and ${target.perObject} ms for each object. "Without templates" is the same values
and the same schema, compiled and checked by Helm.\n`;
}

function unitTests(): string {
  const words = ['--strict', '--file', 'tests/**/*_test.yaml', chart];
  const run = (...more: string[]): string[] => ['helm-unittest', ...more, ...words];
  const [, cases = ''] =
    /^Tests:.* (\d+) total$/m.exec(execFileSync('helm-unittest', words, { encoding: 'utf8', maxBuffer: 64 << 20 })) ?? [];
  const contenders = [
    {
      name: 'as `make test` runs it: without the schema, GOGC=400',
      cwd: root,
      commands: [['env', 'GOGC=400', ...run('--skip-schema-validation')]],
    },
    { name: 'without the schema', cwd: root, commands: [run('--skip-schema-validation')] },
    { name: 'with the schema, compiled anew for each case', cwd: root, commands: [run()] },
  ];
  const times = Math.max(1, Math.round(repetitions / 7));
  const seconds = race(contenders, times);
  const rows = contenders.map(({ name }) => {
    const each = (1000 * median(seconds.get(name) as number[])) / Number(cases);
    return [name, median(seconds.get(name) as number[]).toFixed(2), each.toFixed(1), each <= target.perTest ? 'yes' : 'no'];
  });
  return `### helm-unittest, ${cases} cases\n\n${table(['', 'seconds', 'ms for each case', `at most ${target.perTest} ms`], rows)}
Medians of ${times} interleaved runs.\n`;
}

function emptyChart(folder: string): string {
  mkdirSync(path.join(folder, 'templates'), { recursive: true });
  writeFileSync(path.join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: empty\nversion: 0.1.0\n');
  return folder;
}

function count([program = '', ...args]: readonly string[]): number {
  return execFileSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 }).match(/^kind:/gm)?.length ?? 0;
}

function milliseconds(seconds: readonly number[]): string {
  return (1000 * median(seconds)).toFixed(0);
}
