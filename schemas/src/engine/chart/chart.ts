import type { Layer } from '../layer.ts';
import type { Source, Span } from '../source.ts';

/** One entry of `dependencies` in Chart.yaml (or requirements.yaml). */
export interface Dependency {
  readonly name: string;
  /** Range of versions, in Masterminds' syntax. */
  readonly version: string;
  readonly alias?: string;
  /** Paths separated by commas: the first that leads to a boolean decides. */
  readonly condition?: string;
  readonly tags: readonly string[];
  /** A name below `exports` of the child, or a map of the child and where the parent takes it in. */
  readonly importValues: readonly (string | { readonly child: string; readonly parent: string })[];
  readonly at?: Span;
}

/** A chart as it was unpacked: nothing enabled, disabled or renamed yet. */
export interface Chart {
  readonly name: string;
  readonly version: string;
  /** As findings show it. */
  readonly location: string;
  readonly defaults: Layer;
  readonly schema?: Source;
  readonly dependencies: readonly Dependency[];
  /** Whether a list of dependencies is there at all: Helm looks into subcharts only where it is. Absent: where one is named. */
  readonly listed?: boolean;
  readonly charts: readonly Chart[];
}
