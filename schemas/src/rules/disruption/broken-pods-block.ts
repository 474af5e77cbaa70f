import { running } from '../model/components.ts';
import { policy, type Rule } from '../rule.ts';

export const brokenPodsBlock: Rule = {
  code: 'disruption/broken-pods-block',
  title: 'Pods that crash keep their node from being drained',
  explanation: `With \`IfHealthyBudget\` a pod that is not ready may be evicted only while enough others are. A release that crashes everywhere, or a lost
database, then stops every node drain: exactly when nodes have to be replaced. \`AlwaysAllow\` lets broken pods go.`,
  policy: policy('off', 'warning', 'warning'),
  fixtureEnvironment: 'prod',
  bad: 'api:\n  disruption: { unhealthyPodEvictionPolicy: IfHealthyBudget }\n',
  good: 'api:\n  disruption: { unhealthyPodEvictionPolicy: AlwaysAllow }\n',
  *check({ values }) {
    for (const { name, at, values: own } of running(values))
      if (own.disruption.enabled && own.disruption.unhealthyPodEvictionPolicy === 'IfHealthyBudget')
        yield {
          path: at('disruption', 'unhealthyPodEvictionPolicy'),
          message: `pods of ${name} that are not ready stop a node drain`,
          help: 'write AlwaysAllow',
        };
  },
};
