import type { Chart } from '../engine/chart/chart.ts';
import { evaluate as evaluateValues, type Workspace } from '../engine/evaluate.ts';
import type { Finding } from '../engine/finding.ts';
import { hasCredentials } from '../engine/schema/credentials.ts';
import { knownSecrets, type Read } from './redact/known.ts';
import { secretTests } from './redact/paths.ts';
import type { Hidden } from './redact/values.ts';

/** Effective values without any judgement, for the commands that show them. */
export interface Evaluation extends Read {
  readonly chart: Chart;
  /** Why Helm would stop, by environment: what cannot be merged, or what a schema refuses. */
  readonly refused: ReadonlyMap<string, readonly Finding[]>;
  /** What of the values may be shown. */
  readonly hidden: { readonly marked: Hidden; readonly suspected: Hidden };
}

/** @throws the error of the file system where a file cannot be read */
export function evaluate(workspace: Workspace): Evaluation {
  const { chart } = workspace;
  const { environments, layers, secrets } = evaluateValues(workspace);
  const effective = new Map(environments.flatMap((one) => (one.effective ? [[one.environment, one.effective] as const] : [])));
  const refused = new Map(environments.filter((one) => one.refusals.length > 0).map((one) => [one.environment, one.refusals]));
  return { chart, layers, effective, secrets, refused, hidden: hiddenOf(chart, { layers, effective, secrets }) };
}

function hiddenOf(chart: Chart, read: Read): Evaluation['hidden'] {
  const { marked, named, shown, suspected } = secretTests(chart, read);
  let known: ReadonlySet<string> | undefined;
  // A shorter one may well be a word that stands elsewhere too.
  const isKnown = (text: string) => text.length >= 6 && (known ??= new Set(knownSecrets([chart], read, named))).has(text);
  return {
    marked: { shown, path: marked, text: () => false },
    suspected: { shown, path: suspected, text: (text) => hasCredentials(text) || isKnown(text) },
  };
}
