import { workloads } from '../model/components.ts';
import { cleanPath } from '../model/paths.ts';
import { everywhere, type Rule } from '../rule.ts';

export const mountTwice: Rule = {
  code: 'pods/mount-twice',
  title: 'Two volumes are mounted at one path',
  explanation: `\`/cache\` and \`/cache/\` are two keys of \`extraVolumeMounts\` and one path. Kubernetes refuses the pod, and only when the Deployment makes it: the upgrade hangs. It happens
when an overlay writes the path otherwise than a lower layer. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'web:\n  extraVolumes: { cache: { emptyDir: {} } }\n  extraVolumeMounts: { /cache: { volume: cache }, /cache/: { volume: cache } }\n',
  good: 'web:\n  extraVolumes: { cache: { emptyDir: {} } }\n  extraVolumeMounts: { /cache: { volume: cache } }\n',
  *check({ values }) {
    for (const { name, values: own, at } of workloads(values)) {
      const known = new Map<string, string>();
      for (const place of Object.keys(own.extraVolumeMounts).toSorted()) {
        const other = known.get(cleanPath(place));
        known.set(cleanPath(place), place);
        if (other === undefined) continue;
        yield {
          path: at('extraVolumeMounts', place),
          message: `${place} and ${other} are one path in ${name}`,
          help: 'write one of them',
          related: [{ path: at('extraVolumeMounts', other), message: 'the other one' }],
        };
      }
    }
  },
};
