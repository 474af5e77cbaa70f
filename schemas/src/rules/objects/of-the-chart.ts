import { extraObjects } from '../model/extra-objects.ts';
import { ownObjects } from '../model/own-objects.ts';
import { everywhere, type Rule } from '../rule.ts';

export const objectOfTheChart: Rule = {
  code: 'objects/of-the-chart',
  title: 'An object is added that the chart makes itself',
  explanation: `Helm applies both, one after the other, and the last one wins: a Service without its ports, or a Deployment without its pods. Names that only a render has, such as
that of the migration's Job, are the chart's to judge. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'extraObjects:\n  settings: { apiVersion: v1, kind: ConfigMap, metadata: { name: landfall-api } }\n',
  good: 'extraObjects:\n  settings: { apiVersion: v1, kind: ConfigMap, metadata: { name: landfall-api-settings } }\n',
  *check({ values, release }) {
    const extra = extraObjects(values);
    if (extra.length === 0) return;
    const own = ownObjects(values, release);
    for (const { object, at } of extra) {
      // Which namespace the release is in, values do not say.
      if (object === undefined || object.metadata['namespace']) continue;
      const { kind, metadata } = object;
      if (own.has(`${kind} ${metadata.name}`))
        yield { path: at(), message: `the chart itself makes the ${kind} ${metadata.name}`, help: 'write another name' };
    }
  },
};
