import { running } from '../model/components.ts';
import { plural, podsOf } from '../model/pods.ts';
import { everywhere, type Rule } from '../rule.ts';

export const noEviction: Rule = {
  code: 'disruption/no-eviction',
  title: 'The disruption budget lets no pod ever be evicted',
  explanation: `A PodDisruptionBudget that allows nothing at the fewest replicas stops every \`kubectl drain\`, node upgrade and scale-in until somebody deletes
it by hand, usually at night. What counts is the real floor: \`minReplicas\` where an autoscaler is on, else \`replicas\`; percentages are rounded up to
whole pods. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'api:\n  disruption: { minAvailable: 2 }\n',
  good: 'api:\n  disruption: { minAvailable: 50% }\n',
  *check({ values }) {
    for (const { name, at, floor, floorAt, values: own } of running(values)) {
      const { enabled, minAvailable, maxUnavailable } = own.disruption;
      if (!enabled || floor === 0 || (minAvailable !== undefined && maxUnavailable !== undefined)) continue;
      const related = [{ path: floorAt, message: `the fewest pods: ${floor}` }];
      if (minAvailable !== undefined && podsOf(minAvailable, floor) >= floor)
        yield {
          path: at('disruption', 'minAvailable'),
          message: `minAvailable ${minAvailable} keeps all ${plural(floor, 'pod')} of ${name}`,
          help: 'write less, maxUnavailable: 1 instead, or more replicas',
          related,
        };
      if (maxUnavailable !== undefined && podsOf(maxUnavailable, floor) === 0)
        yield {
          path: at('disruption', 'maxUnavailable'),
          message: `maxUnavailable ${maxUnavailable} of ${plural(floor, 'pod')} of ${name} is none`,
          help: 'write maxUnavailable: 1 or more',
          related,
        };
    }
  },
};
