import { workloads } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const volumeMissing: Rule = {
  code: 'pods/volume-missing',
  title: 'A volume is mounted that the pod has not',
  explanation: `The container of the component mounts volumes of \`extraVolumes\`; containers that are added also \`tmp\`. Kubernetes refuses a pod that mounts another one, and only when the
Deployment makes it: the upgrade hangs. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'web:\n  extraVolumeMounts: { /cache: { volume: cache } }\n',
  good: 'web:\n  extraVolumes: { cache: { emptyDir: {} } }\n  extraVolumeMounts: { /cache: { volume: cache } }\n',
  *check({ values }) {
    for (const { name, values: own, at } of workloads(values)) {
      for (const [place, { volume }] of Object.entries(own.extraVolumeMounts))
        if (!Object.hasOwn(own.extraVolumes, volume))
          yield {
            path: at('extraVolumeMounts', place, 'volume'),
            message: `${name} has no volume ${volume} in extraVolumes`,
            help: 'write the name of one, or add it',
          };
      for (const kind of ['sidecars', 'initContainers'] as const)
        for (const [container, { volumeMounts = [] }] of Object.entries(own[kind]))
          for (const [i, { name: volume }] of volumeMounts.entries())
            if (volume !== 'tmp' && !Object.hasOwn(own.extraVolumes, volume))
              yield {
                path: at(kind, container, 'volumeMounts', i, 'name'),
                message: `the pods of ${name} have no volume ${volume} for ${container}`,
                help: 'write tmp, or the name of one of extraVolumes',
              };
    }
  },
};
