import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inline } from '../lib/cases.ts';
import { HelmError, template, type Case, type Helm } from '../lib/helm.ts';
import { merge, type Tree } from '../lib/values.ts';
import type { Draw } from './draw.ts';

export type Outcome =
  | { readonly kind: 'accepted'; readonly text: string }
  /** Refused by a rule of the chart. */
  | { readonly kind: 'refused'; readonly rules: readonly string[] }
  /** Anything else that Helm says of values that the schema accepts. */
  | { readonly kind: 'crashed'; readonly message: string };

const dir = mkdtempSync(path.join(os.tmpdir(), 'landfall-random-'));
process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
let files = 0;

/** A draw as a case, with its values in a file. */
export function caseOf({ layers, release }: Draw): Case {
  const file = path.join(dir, `${files++}.json`);
  writeFileSync(file, JSON.stringify(layers.reduce(merge, {} as Tree)));
  return { name: file, release, files: [...inline.files, file] };
}

export async function outcome(helm: Helm, c: Case): Promise<Outcome> {
  try {
    return { kind: 'accepted', text: await template(helm, c) };
  } catch (error) {
    const message = error instanceof HelmError ? error.message : String(error);
    const [, refusals] = /The values of release \S+ are refused:\n([^]*?)\n\n/.exec(message) ?? [];
    if (!refusals) return { kind: 'crashed', message };
    return { kind: 'refused', rules: refusals.split('\n') };
  }
}

/** Runs work on all items, a few at a time, in order of their results. */
export async function pool<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  width = os.availableParallelism(),
): Promise<readonly R[]> {
  const results: R[] = Array.from({ length: items.length });
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i]!);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
