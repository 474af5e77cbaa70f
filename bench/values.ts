/**
 * `make bench`: what checking values costs, as tables in docs/benchmarks.md. Whole processes, cold; nothing here is a test.
 * `node bench/values.ts REPETITIONS` measures more or less often.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { replaceBetweenMarks, table } from './lib/document.ts';
import { peakMemory, race, type Contender } from './lib/measure.ts';
import { overlayLines, writeProject } from './lib/project.ts';
import { line, median, medianRatio } from './lib/statistics.ts';

const root = path.resolve(import.meta.dirname, '..');
const values = path.join(root, '.tools/bin/values');
const environments = ['dev', 'stage', 'prod'];
const sizes = [25, 50, 100, 200, 400];
const repetitions = Number(process.argv[2] ?? 11);
const target = { environments: 200, seconds: 2, mebibytes: 150 };

const temporary = mkdtempSync(path.join(os.tmpdir(), 'landfall-bench-'));
try {
  const text = [machine(), besideHelm(), growth(), deep()].join('\n');
  replaceBetweenMarks(path.join(root, 'docs/benchmarks.md'), 'values', text);
  process.stdout.write(`${text}\n`);
} finally {
  rmSync(temporary, { recursive: true });
}

/** Every environment that is shipped: ours in one process, Helm's one after the other. */
function besideHelm(): string {
  const helm = (program: string, ...words: string[]): Contender => ({
    name: `\`${program} ${words[0]}\`, one after the other`,
    cwd: root,
    commands: environments.map((name) => {
      const files = ['common', name].flatMap((file) => ['-f', `values/${file}.yaml`]);
      return [program, ...words, 'charts/landfall', ...files, '--set', 'image.tag=sha-000000000000'];
    }),
  });
  const template = ['template', '--api-versions', 'external-secrets.io/v1', 'landfall'];
  const ours: Contender = { name: '`values check`', cwd: root, commands: [[values, 'check']] };
  const others = ['helm', 'helm3'].flatMap((program) => [helm(program, ...template), helm(program, 'lint')]);
  const seconds = race([ours, ...others], repetitions);
  const of = ({ name }: Contender) => seconds.get(name) as number[];
  const rows = [ours, ...others].map((one) => [one.name, round(median(of(one)), 3), round(medianRatio(of(ours), of(one)), 2)]);
  return `### All ${environments.length} environments of this repository\n\n${table(['', 'seconds', '`values check` takes, of it'], rows)}
Medians of ${repetitions} interleaved runs; the ratio is the median of the ratios of each run.\n`;
}

/** Projects of more and more environments. */
function growth(): string {
  const projects = sizes.map((count) => {
    const cwd = path.join(temporary, String(count));
    writeProject(root, cwd, count);
    return { name: String(count), cwd, commands: [[values, 'check']] } satisfies Contender;
  });
  const seconds = race(projects, repetitions);
  const points = projects.map(({ name, cwd, commands }) => ({
    files: Number(name),
    seconds: median(seconds.get(name) as number[]),
    mebibytes: peakMemory(commands[0] as string[], cwd),
  }));
  const fit = line(points.map((point) => [point.files, point.seconds]));
  const rows = points.map((point) => [
    point.files,
    round(point.seconds, 3),
    round((1000 * point.seconds) / point.files, 2),
    Math.round(point.mebibytes),
  ]);
  return `### Projects of many environments, each an overlay of ${overlayLines} lines

${table(['environments', 'seconds', 'ms for each', 'peak memory, MiB'], rows)}
Medians of ${repetitions} interleaved runs. Growth is a line: seconds ≈ ${fit.intercept.toFixed(3)} + ${fit.slope.toFixed(5)} × environments, which explains
${(100 * fit.r2).toFixed(2)} % of the variance. ${verdict(points)}\n`;
}

function verdict(points: readonly { files: number; seconds: number; mebibytes: number }[]): string {
  const point = points.find(({ files }) => files === target.environments);
  if (!point) throw new Error(`no point at ${target.environments} environments`);
  const met = point.seconds <= target.seconds && point.mebibytes <= target.mebibytes;
  return `The target, ${target.environments} overlays in at most ${target.seconds} s and ${target.mebibytes} MiB, is ${met ? 'met' : 'missed'}.`;
}

/** One environment of very many overlays. */
function deep(): string {
  const cwd = path.join(temporary, 'deep');
  const files = ['values/common.yaml', ...writeProject(root, cwd, target.environments - 1)];
  const command = [values, 'check', '--chart', 'charts/landfall', ...files.flatMap((file) => ['-f', file])];
  const seconds = race([{ name: 'deep', cwd, commands: [command] }], repetitions).get('deep') as number[];
  const memory = Math.round(peakMemory(command, cwd));
  return `### One environment of ${target.environments} overlays\n\n\`values check --chart … -f … -f …\`, ${overlayLines} lines each: ${round(median(seconds), 3)} s, ${memory} MiB.\n`;
}

function machine(): string {
  const version = (program: string, ...args: string[]) => /\d+\.\d+\.\d+/.exec(execFileSync(program, args, { encoding: 'utf8' }))?.[0];
  const cpus = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const helms = ['helm', 'helm3'].map((program) => `Helm ${version(program, 'version', '--short')}`);
  return `${cpus.length} cores (${cpus[0]?.model.trim()}), ${memory} GiB of memory, Node.js ${process.versions.node}, ${helms.join(' and ')}.\n`;
}

function round(number: number, digits: number): string {
  return number.toFixed(digits);
}
