import { running } from '../model/components.ts';
import { policy, type Rule } from '../rule.ts';

export const toleratesEverything: Rule = {
  code: 'disruption/tolerates-everything',
  title: 'Pods tolerate every taint',
  explanation: `A toleration with neither key nor effect (\`operator: Exists\` alone) also covers \`not-ready\`, \`unreachable\` and \`unschedulable\`: pods stay on dead
nodes instead of being replaced after five minutes, and come back to a node that is being drained. Name the taint that is meant.`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'web:\n  tolerations:\n    - operator: Exists\n',
  good: 'web:\n  tolerations:\n    - { key: dedicated, operator: Equal, value: apps, effect: NoSchedule }\n',
  *check({ values }) {
    for (const { name, at, values: own } of running(values))
      for (const [i, { key, effect }] of own.tolerations.entries())
        // The schema lets only Exists go without a key, and has tolerationSeconds only with an effect.
        if (key === undefined && effect === undefined)
          yield {
            path: at('tolerations', i),
            message: `pods of ${name} tolerate every taint, also those of nodes that are gone`,
            help: 'name the key of the taint',
          };
  },
};
