import { workloads } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

const waiting = 'wait-for-migrations';

export const containerNames: Rule = {
  code: 'pods/container-names',
  title: 'Two containers of a pod have one name',
  explanation: `A container that is added stands beside that of the component, which is called like it, and beside \`${waiting}\`; \`sidecars\` and \`initContainers\` are one list to
Kubernetes. It refuses the pod, and only when the Deployment makes it: the upgrade hangs. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'web:\n  sidecars: { web: { image: proxy:1 } }\n',
  good: 'web:\n  sidecars: { proxy: { image: proxy:1 } }\n',
  *check({ values }) {
    for (const { name: component, values: own, at } of workloads(values))
      for (const kind of ['sidecars', 'initContainers'] as const)
        for (const name of Object.keys(own[kind])) {
          const twice = kind === 'initContainers' && Object.hasOwn(own.sidecars, name);
          if (!twice && name !== component && name !== waiting) continue;
          yield {
            path: at(kind, name),
            message: `another container in the pods of ${component} is called ${name}`,
            help: 'write another name',
            related: twice ? [{ path: at('sidecars', name), message: 'the other one' }] : [],
          };
        }
  },
};
