import type { Chart } from '../../engine/chart/chart.ts';
import { describe } from '../../engine/schema/describe.ts';
import { namesIn, nodesAt, textIn } from '../../engine/schema/nodes.ts';
import type { SchemaObject } from '../../engine/schema/walk.ts';
import type { Path } from '../../engine/tree.ts';
import { schemasAt } from '../../engine/schema/documents.ts';

/** What the schemas say of one path. */
export interface SchemaFacts {
  readonly description?: string;
  /** What fits, in a few words. */
  readonly type: string;
  readonly allowed?: readonly unknown[];
  readonly default?: unknown;
  /** Keys that a map may have by name. */
  readonly keys: readonly string[];
}

/** Undefined where no schema knows the path. */
export function schemaFacts(chart: Chart, path: Path): SchemaFacts | undefined {
  for (const [document, rest] of schemasAt(chart, path)) {
    const nodes = nodesAt(document, rest);
    if (nodes.length === 0) continue;
    const description = textIn(nodes, 'description');
    const allowed = nodes.map((node) => ('const' in node ? [node['const']] : node['enum'])).find(Array.isArray) as unknown[] | undefined;
    const preset = nodes.find((node) => 'default' in node);
    return {
      ...(description === undefined ? {} : { description }),
      type: describe(document, typed(nodes)),
      ...(allowed ? { allowed } : {}),
      ...(preset ? { default: preset['default'] } : {}),
      keys: namesIn(nodes),
    };
  }
  return undefined;
}

/** The first of them that says more than where to look. */
const typed = (nodes: readonly SchemaObject[]): SchemaObject =>
  nodes.find((node) => 'type' in node || 'enum' in node || 'const' in node) ?? (nodes[0] as SchemaObject);
