import { extraObjects } from '../model/extra-objects.ts';
import { everywhere, type Rule } from '../rule.ts';

export const noObject: Rule = {
  code: 'objects/no-object',
  title: 'An object that is added is none',
  explanation: `Every document of \`extraObjects\` is an object of Kubernetes, with \`apiVersion\`, \`kind\` and \`metadata.name\`; labels and annotations are maps. The API server refuses
anything else in the middle of an upgrade. A text with templates is judged only by the chart, which fills them in. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'extraObjects:\n  settings: "colour: blue"\n',
  good: 'extraObjects:\n  settings: { apiVersion: v1, kind: ConfigMap, metadata: { name: settings }, data: { colour: blue } }\n',
  *check({ values }) {
    for (const { name, object, at } of extraObjects(values))
      if (object === undefined)
        yield { path: at(), message: `${name} is no object of Kubernetes`, help: 'write YAML with apiVersion, kind and metadata.name' };
  },
};
