import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments, stringify } from 'yaml';
import { chart, env } from '../lib/helm.ts';
import { leaves } from '../lib/schema/leaves.ts';
import { groupOf } from './groups.ts';
import { mutants, type Mutant, type Suite } from './mutants.ts';

const run = promisify(execFile);

/** Whether a test is about a refusal, and shows nothing of what a value makes. */
const isRefusal = ({ test }: Mutant): boolean => test.asserts.some((assert) => 'failedTemplate' in assert || 'notFailedTemplate' in assert);

export type State = 'shown' | 'set, and no assertion needs it' | 'only its refusal is tested' | 'missing';

interface File {
  readonly name: string;
  readonly suites: readonly Suite[];
}

/** Mutants of the unit tests that one round of helm-unittest tries; later rounds try what is left of a value's tests. */
const perRound = 3;

/** Runs mutants in a copy of the chart; those that a test notices are killed. */
async function killed(copy: string, files: readonly File[], tried: readonly Mutant[]): Promise<readonly Mutant[]> {
  const tests = path.join(copy, 'tests');
  for (const { name, suites } of files) {
    const changed = suites.flatMap(({ set: _set, ...suite }, i) => {
      const own = tried.flatMap((mutant, id) => (mutant.suite === suites[i] ? [{ ...mutant.test, it: `mutant ${id}` }] : []));
      return own.length > 0 ? [{ ...suite, tests: own }] : [];
    });
    const file = path.join(tests, name);
    await (changed.length > 0 ? writeFile(file, changed.map((suite) => stringify(suite)).join('---\n')) : rm(file, { force: true }));
  }
  const report = path.join(copy, '../report.xml');
  const args = ['--strict', '-f', 'tests/**/*_test.yaml', '--output-type', 'JUnit', '--output-file', report, copy];
  // It ends with an error if a test fails, which most of these have to.
  await run('helm-unittest', args, { env, maxBuffer: 256 << 20 }).catch(() => undefined);
  const cases = (await readFile(report, 'utf8')).matchAll(/<testcase [^>]*name="mutant (\d+)"[^>]*?(?:\/>|>([^]*?)<\/testcase>)/g);
  const failed = new Map([...cases].map(([, id, body = '']) => [Number(id), /<failure|<error/.test(body)]));
  if (failed.size !== tried.length) throw new Error(`${tried.length} tests were to run, and ${failed.size} did`);
  return tried.filter((_, id) => failed.get(id));
}

/** Tries the unit tests of the chart without each of the values that they set: a value is shown if one of them fails then. */
export async function measure(): Promise<ReadonlyMap<string, State>> {
  const all = leaves();
  const dir = await mkdtemp(path.join(os.tmpdir(), 'landfall-coverage-'));
  try {
    const copy = path.join(dir, 'landfall');
    await cp(chart, copy, { recursive: true });
    // Compiling it for each test takes most of their time, and what it refuses is not what a value does.
    await rm(path.join(copy, 'values.schema.json'));
    const names = (await readdir(path.join(copy, 'tests'), { recursive: true })).filter((file) => file.endsWith('_test.yaml'));
    const files: readonly File[] = await Promise.all(
      names.map(async (name) => {
        const documents = parseAllDocuments(await readFile(path.join(copy, 'tests', name), 'utf8'));
        return { name, suites: documents.map((document) => document.toJS() as Suite | null).filter((suite) => suite !== null) };
      }),
    );
    const states = new Map<string, State>(all.map((leaf) => [groupOf(leaf), 'missing']));
    const left = Map.groupBy(
      files.flatMap(({ suites }) => suites.flatMap((suite) => [...mutants(suite, all)])),
      ({ leaf }) => groupOf(leaf),
    );
    for (const [group, found] of left) {
      const telling = found.filter((mutant) => !isRefusal(mutant));
      states.set(group, telling.length > 0 ? 'set, and no assertion needs it' : 'only its refusal is tested');
      left.set(group, telling);
    }
    for (;;) {
      const round = [...left].flatMap(([group, found]) => (states.get(group) === 'shown' ? [] : found.splice(0, perRound)));
      if (round.length === 0) return states;
      for (const { leaf } of await killed(copy, files, round)) states.set(groupOf(leaf), 'shown');
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
