import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Overlays of one environment, in the order in which Helm gets them. */
export interface Environment {
  readonly name: string;
  /** Relative to the root. */
  readonly files: readonly string[];
}

/** Where a repository keeps its chart and its values, relative to its root. */
export const layout = { chart: 'charts/landfall', values: 'values', shared: 'common' } as const;

/** Whether a chart is the one that the rules and the contract are about. */
export const isOurChart = ({ name }: { readonly name: string }): boolean => name === 'landfall';

/** A change goes through them in this order; others come after. */
const promotion = ['dev', 'stage', 'prod'];
const stageOf = (name: string): number => (promotion.includes(name) ? promotion.indexOf(name) : promotion.length);

/**
 * The environments of a repository: every file of values/ but the shared one, each on top of that.
 * @throws the error of the file system where there is no such folder
 */
export function environmentsOf(root: string, extra: readonly string[] = []): Environment[] {
  const files = readdirSync(path.join(root, layout.values), { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /\.ya?ml$/.test(entry.name))
    .map((entry) => ({ name: entry.name.replace(/\.ya?ml$/, ''), file: `${layout.values}/${entry.name}` }))
    .toSorted((a, b) => (a.file < b.file ? -1 : 1))
    .toSorted((a, b) => stageOf(a.name) - stageOf(b.name));
  const shared = files.filter(({ name }) => name === layout.shared).map(({ file }) => file);
  return files.filter(({ name }) => name !== layout.shared).map(({ name, file }) => ({ name, files: [...shared, file, ...extra] }));
}
