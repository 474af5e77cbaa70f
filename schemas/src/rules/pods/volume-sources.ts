import { workloads } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

export const volumeSources: Rule = {
  code: 'pods/volume-sources',
  title: 'A volume has no source, or several',
  explanation: `A volume is one thing: an \`emptyDir\`, a \`secret\`, a \`persistentVolumeClaim\`. Kubernetes refuses a pod with a volume that is two or none, and only when the Deployment makes
it. It happens when an overlay adds a source to that of a lower layer; a null there takes the lower one away. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'web:\n  extraVolumes: { cache: { emptyDir: {}, secret: { secretName: cache } } }\n',
  good: 'web:\n  extraVolumes: { cache: { secret: { secretName: cache } } }\n',
  *check({ values }) {
    for (const { name, values: own, at } of workloads(values))
      for (const [volume, source] of Object.entries(own.extraVolumes)) {
        const kinds = Object.keys(source);
        if (kinds.length === 1) continue;
        yield {
          path: at('extraVolumes', volume),
          message: `the volume ${volume} of ${name} has ${kinds.length === 0 ? 'no source' : `the sources ${kinds.join(' and ')}`}`,
          help: 'write one, such as emptyDir: {}',
        };
      }
  },
};
