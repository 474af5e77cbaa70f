import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import type { KubeObject } from './objects.ts';

const run = promisify(execFile);

export const root = path.resolve(import.meta.dirname, '../../..');
export const chart = path.join(root, 'charts/landfall');
export const helms = ['helm', 'helm3'] as const;
export type Helm = (typeof helms)[number];

/** Values that a render is made from. */
export interface Case {
  readonly name: string;
  readonly release?: string;
  readonly namespace?: string;
  /** Values files, in Helm's order. */
  readonly files: readonly string[];
  /** Values over those, as JSON by path: Helm's `--set-json`. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Another chart than the one of the repository. */
  readonly chart?: string;
  /** The cluster that the chart sees; Helm's own version of Kubernetes where it is not given. */
  readonly kubeVersion?: string;
}

/** What Helm says when it refuses values. */
export class HelmError extends Error {}

// Helm lives for a tenth of a second: collecting garbage is a third of that.
export const env = { GOGC: 'off', ...process.env, PATH: `${path.join(root, '.tools/bin')}${path.delimiter}${process.env['PATH'] ?? ''}` };

/** The text that `helm template` prints. @throws {HelmError} with Helm's message */
export async function template(helm: Helm, c: Case): Promise<string> {
  const args = ['template', c.release ?? 'landfall', c.chart ?? chart, '--namespace', c.namespace ?? 'landfall-test'];
  if (c.kubeVersion) args.push('--kube-version', c.kubeVersion);
  for (const file of c.files) args.push('--values', file);
  for (const [key, value] of Object.entries(c.set ?? {})) args.push('--set-json', `${key}=${JSON.stringify(value)}`);
  try {
    return (await run(helm, args, { cwd: root, env, maxBuffer: 64 << 20 })).stdout;
  } catch (error) {
    throw new HelmError((error as { stderr?: string }).stderr || String(error));
  }
}

const texts = new Map<string, Promise<string>>();
const objects = new Map<Promise<string>, Promise<readonly KubeObject[]>>();

/** What {@link template} prints, run once for each case and Helm. */
export function manifests(helm: Helm, c: Case): Promise<string> {
  const key = JSON.stringify([helm, c]);
  const text = texts.get(key) ?? template(helm, c);
  texts.set(key, text);
  return text;
}

/** The objects that a case renders to; rendered once for each Helm. */
export function render(helm: Helm, c: Case): Promise<readonly KubeObject[]> {
  const text = manifests(helm, c);
  const result = objects.get(text) ?? text.then(parse);
  objects.set(text, result);
  return result;
}

export const parse = (text: string): readonly KubeObject[] =>
  parseAllDocuments(text)
    .map((document) => {
      if (document.errors[0]) throw document.errors[0];
      return document.toJS() as KubeObject | null;
    })
    .filter((object) => object !== null);

/** The message with which Helm refuses a case. @throws if it does not */
export async function refusal(helm: Helm, c: Case): Promise<string> {
  const text = await template(helm, c).catch((error: unknown) => error);
  if (text instanceof HelmError) return text.message;
  throw new Error(`${helm} accepts ${c.name}, and should not`);
}
