import type { Chart } from '../chart/chart.ts';
import { Refusal, type Finding } from '../finding.ts';
import type { Helm } from '../helm.ts';
import type { Layer } from '../layer.ts';
import { applyFlags, type Flag } from '../set/flags.ts';
import type { MapTree } from '../tree.ts';
import { coalesced } from './coalesce.ts';
import { enableDependencies, importValues, type Disabled } from './dependencies.ts';
import { disabledFindings } from './disabled.ts';
import { chartOf, nodeOf, type Node } from './node.ts';
import { defaultNulls, userNulls } from './nulls.ts';
import { overlaid } from './overlays.ts';
import { nullsOf } from './provenance.ts';
import { shapeFindings } from './shapes.ts';
import { copyOf } from './trees.ts';
import { versionFindings } from './versions.ts';

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
  const { root, disabled, values } = computed(chart, user, helm);
  const findings = [
    ...shapeFindings(values),
    ...disabledFindings(user, disabled),
    ...defaultNulls(chart.defaults.values),
    ...userNulls(user, { root, disabled, values, helm }),
    ...(hasNulls(user, chart) ? versionFindings(helm, values, (other) => computed(chart, user, other).values) : []),
  ];
  return { values, chart: chartOf(root), findings };
}

interface Computed {
  readonly root: Node;
  readonly disabled: readonly Disabled[];
  readonly values: MapTree;
}

function computed(chart: Chart, user: MapTree, helm: Helm): Computed {
  const root = nodeOf(chart);
  const disabled = enableDependencies(root, user, helm);
  importValues(root, helm);
  return { root, disabled, values: coalesced(root, user, helm) };
}

const hasNulls = (user: MapTree, chart: Chart) =>
  [user, ...defaultsOf(chart).map((layer) => layer.values)].some((tree) => !nullsOf(tree).next().done);

const defaultsOf = (chart: Chart): Layer[] => [chart.defaults, ...chart.charts.flatMap(defaultsOf)];

function noFile(name: string): never {
  throw new Error(name);
}
