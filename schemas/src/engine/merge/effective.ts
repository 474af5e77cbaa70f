import type { Chart } from '../chart/chart.ts';
import { Refusal, type Finding } from '../finding.ts';
import type { Helm } from '../helm.ts';
import type { Layer } from '../layer.ts';
import { applyFlags, type Flag } from '../set/flags.ts';
import type { MapTree } from '../tree.ts';
import { coalesced } from './coalesce.ts';
import { enableDependencies, importValues } from './dependencies.ts';
import { chartOf, nodeOf } from './node.ts';
import { overlaid } from './overlays.ts';
import { copyOf } from './trees.ts';

/** What templates get to see. */
export interface Effective {
  /** `.Values` of the chart; those of a subchart are below its name. */
  readonly values: MapTree;
  /** The chart with its enabled dependencies only, each named by its alias. */
  readonly chart: Chart;
  /** What Helm only logs, and nulls that do not do what they seem to: merge/* and null/*. */
  readonly findings: readonly Finding[];
}

export interface MergeInput {
  readonly chart: Chart;
  /** Values files in the order of their `-f`. */
  readonly overlays: readonly Layer[];
  readonly flags?: readonly Flag[];
  readonly helm: Helm;
  /** Text of a file of `--set-file`. */
  readonly readFile?: (name: string) => string;
}

/**
 * The values exactly as `helm template`, `install` and `upgrade` compute them.
 * @throws {Refusal} where Helm refuses: a values file it cannot read, a flag, a subchart's key that is no map
 */
export function effectiveValues({ chart, overlays, flags = [], helm, readFile = noFile }: MergeInput): Effective {
  for (const layer of [...overlays, ...defaultsOf(chart)]) if (layer.refusal) throw new Refusal(layer.refusal);
  let user: MapTree = overlaid(overlays, chart.defaults.values);
  if (flags.length > 0) {
    user = copyOf(user);
    applyFlags(user, flags, helm, readFile);
  }
  const root = nodeOf(chart);
  enableDependencies(root, user, helm);
  importValues(root, helm);
  return { values: coalesced(root, user, helm), chart: chartOf(root), findings: [] };
}

const defaultsOf = (chart: Chart): Layer[] => [chart.defaults, ...chart.charts.flatMap(defaultsOf)];

function noFile(name: string): never {
  throw new Error(`${name}: there is nothing to read files with`);
}
