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

/** A change goes through them in this order; others come after. */
const promotion = ['dev', 'stage', 'prod'];
const stageOf = (name: string): number => (promotion.includes(name) ? promotion.indexOf(name) : promotion.length);

/**
 * The environments of a repository: every file of values/ but the shared one, each on top of that.
 * @throws the error of the file system where there is no such folder
 */
export function environmentsOf(root: string, extra: readonly string[] = []): Environment[] {
  const names = readdirSync(path.join(root, layout.values))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .toSorted()
    .toSorted((a, b) => stageOf(a) - stageOf(b));
  const fileOf = (name: string) => `${layout.values}/${name}.yaml`;
  const shared = names.includes(layout.shared) ? [fileOf(layout.shared)] : [];
  return names.filter((name) => name !== layout.shared).map((name) => ({ name, files: [...shared, fileOf(name), ...extra] }));
}
