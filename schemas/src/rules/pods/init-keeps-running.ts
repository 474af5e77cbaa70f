import { workloads } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

const fields = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;

export const initKeepsRunning: Rule = {
  code: 'pods/init-keeps-running',
  title: 'A container that ends has what only one that keeps running may have',
  explanation: `Containers of \`initContainers\` run to their end before the component starts; probes and lifecycle hooks are for \`sidecars\`, which run beside it. Kubernetes refuses the pod,
and only when the Deployment makes it. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'web:\n  initContainers: { proxy: { image: proxy:1, readinessProbe: { tcpSocket: { port: 80 } } } }\n',
  good: 'web:\n  sidecars: { proxy: { image: proxy:1, readinessProbe: { tcpSocket: { port: 80 } } } }\n',
  *check({ values }) {
    for (const { values: own, at } of workloads(values))
      for (const [name, container] of Object.entries(own.initContainers))
        for (const field of fields)
          if (container[field] !== undefined)
            yield {
              path: at('initContainers', name, field),
              message: `${name} ends before the component starts, and has a ${field}`,
              help: 'leave it out, or make it one of sidecars',
            };
  },
};
