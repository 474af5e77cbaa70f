import type { BudgetPart, ConnectionBudget } from '../budget.ts';
import { pathText, type Path } from '../../engine/tree.ts';
import { plural } from '../model/pods.ts';
import type { RelatedValue } from '../rule.ts';

const one = ({ component, pods, surge, perPod, total }: BudgetPart): string =>
  surge > 0 ? `${component} (${pods} + ${surge}) × ${perPod} = ${total}` : `${component} ${total}`;

/** The sum, part by part. */
export const sumText = ({ parts, reserved }: ConnectionBudget): string => [...parts.map(one), `reserved ${reserved}`].join(', ');

/** The draining pods, part by part. */
export const drainText = ({ parts }: ConnectionBudget): string =>
  parts
    .filter(({ draining }) => draining > 0)
    .map(({ component, draining, perPod }) => `${component} ${draining} × ${perPod} = ${draining * perPod}`)
    .join(', ');

/** Values that make up the parts, the largest first, each once. */
export function partsOf({ parts }: ConnectionBudget): RelatedValue[] {
  const byPlace = new Map<string, RelatedValue>();
  const add = (path: Path, message: string) => {
    const place = pathText(path);
    const known = byPlace.get(place);
    if (path.length > 0) byPlace.set(place, { path, message: known ? `${known.message}; ${message}` : message });
  };
  for (const { component, pods, perPod, total, podsAt, perPodAt } of parts.toSorted((a, b) => b.total - a.total)) {
    add(podsAt, `${component}: up to ${plural(pods, 'pod')}, ${total} connections`);
    add(perPodAt, `${component}: ${perPod} each`);
  }
  return [...byPlace.values()];
}
