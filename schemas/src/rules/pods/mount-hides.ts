import { workloads } from '../model/components.ts';
import { cleanPath } from '../model/paths.ts';
import { everywhere, type Rule } from '../rule.ts';

const program = 'the program itself';
const taken: Readonly<Record<string, string>> = { '/': 'its whole filesystem', '/app': program, '/tmp': 'its writable /tmp' };

export const mountHides: Rule = {
  code: 'pods/mount-hides',
  title: 'A volume is mounted over what the container needs',
  explanation: `A mount hides whatever the image has at its path, and the program is in \`/app\`; \`/tmp\` is a mount of the chart, and Kubernetes refuses two at one path. The chart
refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'web:\n  extraVolumes: { assets: { emptyDir: {} } }\n  extraVolumeMounts: { /app: { volume: assets } }\n',
  good: 'web:\n  extraVolumes: { assets: { emptyDir: {} } }\n  extraVolumeMounts: { /assets: { volume: assets } }\n',
  *check({ values }) {
    for (const { name, values: own, at } of workloads(values))
      for (const place of Object.keys(own.extraVolumeMounts)) {
        const clean = cleanPath(place);
        const what = clean.startsWith('/app/') ? program : taken[clean];
        if (what === undefined) continue;
        yield {
          path: at('extraVolumeMounts', place),
          message: `a mount at ${place} hides from ${name} ${what}`,
          help: 'write another path',
        };
      }
  },
};
