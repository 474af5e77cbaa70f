import { running } from '../model/components.ts';
import { plural } from '../model/pods.ts';
import { policy, type Rule } from '../rule.ts';

export const replicas: Rule = {
  code: 'production/replicas',
  title: 'Production runs one pod of a component',
  explanation: `One pod is an outage whenever its node is upgraded, drained or lost, and no disruption budget can help it. Two are the least for what has to be
there, workers included: a second one takes the jobs over within seconds, where a new pod takes minutes. What counts is the floor: \`minReplicas\` where an
autoscaler is on, else \`replicas\`.`,
  policy: policy('off', 'off', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'workers:\n  audit-archive:\n    replicas: 1\n',
  good: 'workers:\n  audit-archive:\n    replicas: 2\n',
  *check({ values }) {
    for (const component of running(values)) {
      // A worker without any pod is queues/not-served.
      if (component.floor >= 2 || (component.kind === 'worker' && component.floor === 0)) continue;
      yield {
        path: component.floorAt,
        message: `production runs ${plural(component.floor, 'pod')} of ${component.name}`,
        help: 'write 2 or more',
        ...(component.kind === 'server' && {
          related: [{ path: component.at('autoscaling', 'enabled'), message: 'the autoscaler, which decides where it is on' }],
        }),
      };
    }
  },
};
