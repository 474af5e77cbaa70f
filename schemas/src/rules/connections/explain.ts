import type { BudgetPart, ConnectionBudget } from '../budget.ts';
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

/** Values that make up the parts, the largest first. */
export const partsOf = ({ parts }: ConnectionBudget): RelatedValue[] =>
  parts
    .filter(({ podsAt }) => podsAt.length > 0)
    .toSorted((a, b) => b.total - a.total)
    .flatMap(({ component, pods, perPod, total, podsAt, perPodAt }) => [
      { path: podsAt, message: `${component} opens ${total}: up to ${plural(pods, 'pod')}, and one more during a rollout` },
      ...(perPodAt.length > 0 ? [{ path: perPodAt, message: `${perPod} each` }] : []),
    ]);
