import { running } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const twoBounds: Rule = {
  code: 'disruption/two-bounds',
  title: 'The disruption budget has both bounds',
  explanation: `Kubernetes takes \`minAvailable\` or \`maxUnavailable\`, never both: the API server refuses the object in the middle of an upgrade. It happens when
an overlay adds one bound to the other of a lower layer; a null there takes the lower one away. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'web:\n  disruption: { minAvailable: 1, maxUnavailable: 1 }\n',
  good: 'web:\n  disruption: { minAvailable: 1 }\n',
  *check({ values }) {
    for (const { name, at, values: own } of running(values)) {
      const { enabled, minAvailable, maxUnavailable } = own.disruption;
      if (!enabled || minAvailable === undefined || maxUnavailable === undefined) continue;
      yield {
        path: at('disruption', 'maxUnavailable'),
        message: `${name} has minAvailable ${minAvailable} and maxUnavailable ${maxUnavailable}`,
        help: 'keep one of them',
        related: [{ path: at('disruption', 'minAvailable'), message: 'the other one' }],
      };
    }
  },
};
