import { workloads } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const subPath: Rule = {
  code: 'pods/sub-path',
  title: 'A path within a volume leads out of it',
  explanation: `\`subPath\` is relative to the volume, without \`..\`. Kubernetes refuses a pod with another one, and only when the Deployment makes it: the upgrade hangs. The chart refuses
such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'web:\n  extraVolumes: { cache: { emptyDir: {} } }\n  extraVolumeMounts: { /cache: { volume: cache, subPath: ../web } }\n',
  good: 'web:\n  extraVolumes: { cache: { emptyDir: {} } }\n  extraVolumeMounts: { /cache: { volume: cache, subPath: web } }\n',
  *check({ values }) {
    for (const { name, values: own, at } of workloads(values))
      for (const [place, { subPath: inside = '' }] of Object.entries(own.extraVolumeMounts))
        if (inside.startsWith('/') || inside.split('/').includes('..'))
          yield {
            path: at('extraVolumeMounts', place, 'subPath'),
            message: `${inside} leads ${name} out of the volume`,
            help: 'write a path within it',
          };
  },
};
