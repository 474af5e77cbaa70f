import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { randomOf } from './random.ts';
import { stringify } from 'yaml';
import { parsePath } from '../src/engine/tree.ts';
import { contextOf, problemsOf, rules, type Environment } from '../src/rules/index.ts';
import { environments, merge, overlay, refused, root, shipped } from '../test/rules/support.ts';
import { mutations, type Mutation } from './rules-mutations.ts';

const run = promisify(execFile);
const seed = Number(process.env['SEED'] ?? 20261123);
const count = Number(process.env['CASES'] ?? 480);
const tag = 'sha-0123456789ab';
const folder = mkdtempSync(path.join(os.tmpdir(), 'landfall-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Case {
  readonly environment: Environment;
  readonly text: string;
}

function caseOf(next: () => number): Case {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const values: Record<string, unknown> = {};
  const write = ([at, candidates]: Mutation) => {
    const keys = parsePath(at).map(String);
    let map = values;
    for (const key of keys.slice(0, -1)) map = (map[key] ??= {}) as Record<string, unknown>;
    map[keys.at(-1) as string] = pick(candidates);
  };
  for (let families = 1 + Math.floor(next() * 2); families > 0; families--) {
    const family = pick(mutations);
    for (let i = 1 + Math.floor(next() * 4); i > 0; i--) write(pick(family));
  }
  return { environment: pick(environments), text: stringify(values) };
}

interface Verdict {
  /** Paths in the chart's list of refusals. */
  readonly refusals: readonly string[];
  /** Whether something else was wrong, such as the schema. */
  readonly other?: string;
}

async function helm({ environment, text }: Case, name: string): Promise<Verdict> {
  const file = path.join(folder, `${name}.yaml`);
  writeFileSync(file, text);
  const files = ['values/common.yaml', `values/${environment}.yaml`, file].flatMap((values) => ['-f', values]);
  const args = ['template', 'landfall', 'charts/landfall', ...files, '--set', `image.tag=${tag}`];
  try {
    await run(path.join(root, '.tools/bin/helm'), args, { cwd: root, maxBuffer: 64 << 20 });
    return { refusals: [] };
  } catch (error) {
    const { stderr } = error as { stderr: string };
    const [, list] = stderr.split(/The values of release landfall are refused:\n/);
    if (list === undefined) return { refusals: [], other: stderr };
    return { refusals: [...list.matchAll(/^- ([^:]+): /gm)].map(([, at]) => at as string) };
  }
}

/** Whether a problem is at the place of a refusal: there, below it, or where the value that is refused there comes from. */
function isAt(problem: string, refusal: string): boolean {
  const places = [refusal, refusal.replace(/^workers\.[a-z-]+/, 'workers.defaults')];
  if (refusal === 'config.COOKIE_DOMAIN') places.push('api.config.COOKIE_DOMAIN', 'web.config.COOKIE_DOMAIN');
  // A host that nobody wrote follows from the domain, and what is wrong may be that of the cookie.
  if (refusal.startsWith('routing.hosts.')) places.push('domain', 'config.COOKIE_DOMAIN', 'api.config.COOKIE_DOMAIN');
  // A text of several objects is one value.
  places.push(refusal.replace(/^(extraObjects\.[^.]+)\..*/, '$1'));
  return places.some((place) => problem === place || problem.startsWith(`${place}.`));
}

const ofTheChart = rules.filter(({ explanation }) => /\bThe chart\s+refuses\s+such\s+values\b/.test(explanation));
const mirrored = new Set(ofTheChart.map(({ code }) => code));
/** The fixtures of each of them come first, so that chance decides about none. */
const fixtures = ofTheChart.flatMap(({ fixtureEnvironment: environment, bad, good }): Case[] =>
  [bad, good].map((text) => ({ environment, text })),
);

function ours({ environment, text }: Case) {
  const effective = merge([...shipped[environment], overlay('mutated.yaml', text)], [{ kind: 'set', text: `image.tag=${tag}` }]);
  const problems = problemsOf(contextOf(effective)).filter(({ severity }) => severity === 'error');
  return { schema: refused(effective), problems: problems.map(({ rule, path: at }) => ({ code: rule.code, at: at.join('.') })) };
}

it(`agrees with the chart's refusals: ${count} cases of seed ${seed}`, async () => {
  process.stdout.write(`SEED=${seed} CASES=${count}\n`);
  const next = randomOf(seed);
  const cases = [...fixtures, ...Array.from({ length: count }, () => caseOf(next))];
  const seen = { refused: 0, refusals: 0, clean: 0, codes: new Set<string>() };
  const check = async (i: number) => {
    const one = cases[i] as Case;
    const told = `SEED=${seed} case ${i} over ${one.environment}:\n${one.text}`;
    const { refusals, other } = await helm(one, String(i));
    const { schema, problems } = ours(one);
    expect(other, told).toBeUndefined();
    expect(schema, told).toStrictEqual([]);
    for (const refusal of refusals)
      expect(
        problems.filter(({ at }) => isAt(at, refusal)),
        `${told}the chart refuses ${refusal}, and no rule does`,
      ).not.toStrictEqual([]);
    for (const { code, at } of problems.filter((problem) => mirrored.has(problem.code))) {
      seen.codes.add(code);
      expect(
        refusals.filter((refusal) => isAt(at, refusal)),
        `${told}${code} at ${at}, and the chart renders or refuses other values`,
      ).not.toStrictEqual([]);
    }
    if (problems.length === 0) expect(refusals, told).toStrictEqual([]);
    seen.refused += Number(refusals.length > 0);
    seen.refusals += refusals.length;
    seen.clean += Number(problems.length === 0);
  };
  for (let i = 0; i < cases.length; i += 2) await Promise.all([check(i), ...(i + 1 < cases.length ? [check(i + 1)] : [])]);
  process.stdout.write(
    `${cases.length} cases, ${fixtures.length} of them fixtures: ${seen.refused} refused with ${seen.refusals} refusals, ${seen.clean} without an error; rules of the chart that were seen: ${seen.codes.size} of ${mirrored.size}\n`,
  );
  // Enough of either kind, so that the agreement means something.
  if (count >= 200) {
    expect(seen.refused).toBeGreaterThan(count / 5);
    expect(seen.clean).toBeGreaterThan(count / 20);
  }
  expect([...mirrored].filter((code) => !seen.codes.has(code))).toStrictEqual([]);
}, 900_000);
