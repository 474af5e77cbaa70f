import { running } from '../model/components.ts';
import { policy, type Rule } from '../rule.ts';

const places = new Map([
  ['kubernetes.io/hostname', 'node'],
  ['topology.kubernetes.io/zone', 'zone'],
  ['failure-domain.beta.kubernetes.io/zone', 'zone'],
]);

export const onePlace: Rule = {
  code: 'disruption/one-place',
  title: 'All pods of a component are bound to one node or zone',
  explanation: `The chart spreads pods over nodes and zones. A \`nodeSelector\` with the name of one takes that back: more replicas add nothing, and the loss of
the zone is the loss of the component. Select nodes by what they are, such as their pool.`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'api:\n  nodeSelector: { topology.kubernetes.io/zone: eu-central-1a }\n',
  good: 'api:\n  nodeSelector: { eks.amazonaws.com/nodegroup: apps }\n',
  *check({ values }) {
    for (const { name, at, values: own } of running(values))
      for (const [label, value] of Object.entries(own.nodeSelector)) {
        const place = places.get(label);
        if (place === undefined) continue;
        yield {
          path: at('nodeSelector', label),
          message: `every pod of ${name} runs in the ${place} ${value}`,
          help: 'select nodes by another label',
        };
      }
  },
};
