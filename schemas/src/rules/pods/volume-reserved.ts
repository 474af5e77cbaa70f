import { workloads } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const volumeReserved: Rule = {
  code: 'pods/volume-reserved',
  title: 'A volume has the name of one that every pod has',
  explanation: `The root filesystem of every pod is read-only, and its writable \`/tmp\` is a volume called \`tmp\`. Kubernetes refuses a pod with two volumes of one name, and only when the
Deployment makes it: the upgrade hangs. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'web:\n  extraVolumes: { tmp: { emptyDir: {} } }\n',
  good: 'web:\n  extraVolumes: { cache: { emptyDir: {} } }\n',
  *check({ values }) {
    for (const { name, values: own, at } of workloads(values))
      if (Object.hasOwn(own.extraVolumes, 'tmp'))
        yield {
          path: at('extraVolumes', 'tmp'),
          message: `every pod of ${name} has a volume tmp already, its writable /tmp`,
          help: 'write another name',
        };
  },
};
