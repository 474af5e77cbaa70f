import { running } from '../model/components.ts';
import { podsOf } from '../model/pods.ts';
import { policy, type Rule } from '../rule.ts';

export const protectsNothing: Rule = {
  code: 'disruption/protects-nothing',
  title: 'The disruption budget lets all pods be evicted at once',
  explanation: `With \`minAvailable: 0\`, or \`maxUnavailable\` of as many pods as there are at the floor, the budget is there and prevents nothing: two nodes that
are drained together take the component down. Nothing is said of a component with a single pod, which no budget can help.`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'workers:\n  feedback:\n    disruption: { maxUnavailable: 2 }\n',
  good: 'workers:\n  feedback:\n    replicas: 3\n    disruption: { maxUnavailable: 2 }\n',
  *check({ values }) {
    for (const { name, at, floor, floorAt, values: own } of running(values)) {
      const { enabled, minAvailable, maxUnavailable } = own.disruption;
      if (!enabled || floor < 2 || (minAvailable !== undefined && maxUnavailable !== undefined)) continue;
      const bound = minAvailable === undefined ? 'maxUnavailable' : 'minAvailable';
      const away = minAvailable === undefined ? podsOf(maxUnavailable ?? 1, floor) : floor - podsOf(minAvailable, floor);
      if (away < floor) continue;
      yield {
        path: at('disruption', bound),
        message: `${bound} ${own.disruption[bound]} lets all ${floor} pods of ${name} be evicted at once`,
        help: 'write maxUnavailable: 1, or minAvailable: 1',
        related: [{ path: floorAt, message: `the fewest pods: ${floor}` }],
      };
    }
  },
};
