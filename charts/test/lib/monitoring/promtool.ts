import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { env } from '../helm.ts';

const run = promisify(execFile);

/** Runs promtool in a folder with these files, in YAML. @returns what it says if it fails, else nothing */
async function promtool(args: readonly string[], files: Readonly<Record<string, unknown>>): Promise<string> {
  const cwd = await mkdtemp(path.join(os.tmpdir(), 'landfall-rules-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(cwd, name), stringify(content, { lineWidth: 0 }));
    await run('promtool', args, { cwd, env });
    return '';
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return `${stdout}${stderr}` || String(error);
  } finally {
    await rm(cwd, { recursive: true });
  }
}

/** Parses and lints groups of rules. */
export const checkRules = (groups: unknown): Promise<string> =>
  promtool(['check', 'rules', '--lint=all', '--lint-fatal', 'rules.yaml'], { 'rules.yaml': { groups } });

export interface Series {
  readonly series: string;
  readonly values: string;
}

export interface Expected {
  readonly exp_labels: Readonly<Record<string, string>>;
  readonly exp_annotations: Readonly<Record<string, string>>;
}

export interface RuleTest {
  readonly name: string;
  readonly input_series: readonly Series[];
  readonly alert_rule_test: readonly { readonly eval_time: string; readonly alertname: string; readonly exp_alerts: readonly Expected[] }[];
}

/** Seconds between samples, and between evaluations. */
export const stepSeconds = 30;

/** Runs tests against groups of rules. */
export const testRules = (groups: unknown, tests: readonly RuleTest[]): Promise<string> =>
  promtool(['test', 'rules', 'tests.yaml'], {
    'rules.yaml': { groups },
    'tests.yaml': {
      rule_files: ['rules.yaml'],
      evaluation_interval: `${stepSeconds}s`,
      tests: tests.map((test) => ({ interval: `${stepSeconds}s`, ...test })),
    },
  });
