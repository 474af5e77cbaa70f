import { extraObjects, isFields } from '../model/extra-objects.ts';
import { everywhere, type Rule } from '../rule.ts';

export const noText: Rule = {
  code: 'objects/no-text',
  title: 'A label or annotation of an added object is no text',
  explanation: `YAML reads \`1\` as a number and \`true\` as a boolean, and Kubernetes takes nothing but text for labels and annotations: it refuses the object in the middle of an upgrade.
The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'extraObjects:\n  settings: { apiVersion: v1, kind: ConfigMap, metadata: { name: settings, labels: { tier: 1 } } }\n',
  good: 'extraObjects:\n  settings: { apiVersion: v1, kind: ConfigMap, metadata: { name: settings, labels: { tier: "1" } } }\n',
  *check({ values }) {
    for (const { object, at } of extraObjects(values))
      for (const field of ['labels', 'annotations'] as const) {
        const map = object?.metadata[field];
        for (const [key, value] of Object.entries(isFields(map) ? map : {}))
          if (typeof value !== 'string')
            yield {
              path: at('metadata', field, key),
              message: `${key}: ${JSON.stringify(value)} in metadata.${field} is no text`,
              help: 'write it in quotes',
            };
      }
  },
};
