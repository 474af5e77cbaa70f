import type { Chart, Dependency } from '../chart/chart.ts';
import type { MapTree } from '../tree.ts';

/** A dependency while Helm works on it: it renames it to its alias and switches it on and off. */
export interface Requirement {
  readonly declared: Dependency;
  name: string;
  enabled: boolean;
  /** Taken once, then Helm replaces them by a form that it does not read again. */
  importValues: Dependency['importValues'];
}

/** What Helm calls a chart's metadata; uses of one chart may share it. */
export interface Metadata {
  name: string;
  /** Undefined is no list, in which case Helm looks no further. */
  requirements: Requirement[] | undefined;
}

/** A chart while its dependencies are worked out. */
export interface Node {
  readonly chart: Chart;
  metadata: Metadata;
  values: MapTree;
  charts: Node[];
}

export function nodeOf(chart: Chart): Node {
  const requirements = chart.dependencies.map((declared) => ({
    declared,
    name: declared.name,
    enabled: true,
    importValues: declared.importValues,
  }));
  return {
    chart,
    metadata: { name: chart.name, requirements: (chart.listed ?? requirements.length > 0) ? requirements : undefined },
    values: chart.defaults.values,
    charts: chart.charts.map(nodeOf),
  };
}

/** One use of a chart. Helm 3 shares the list of its dependencies and their charts among all uses, Helm 4 copies one level. */
export function useOf(node: Node, alias: string | undefined, shared: boolean): Node {
  const { requirements } = node.metadata;
  return {
    ...node,
    metadata: {
      name: alias ?? node.metadata.name,
      requirements: shared ? requirements : requirements?.map((requirement) => ({ ...requirement })),
    },
    charts: shared ? node.charts : node.charts.map((chart) => ({ ...chart })),
  };
}

/** The chart as it is used: under its alias, with its enabled dependencies only. */
export function chartOf(node: Node): Chart {
  return {
    ...node.chart,
    name: node.metadata.name,
    dependencies: (node.metadata.requirements ?? []).map(({ declared }) => declared),
    listed: node.metadata.requirements !== undefined,
    charts: node.charts.map(chartOf),
  };
}
