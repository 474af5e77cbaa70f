import type { Path } from '../../engine/tree.ts';
import { workloads } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

const own = new Set(['name', 'instance', 'component', 'part-of', 'version', 'managed-by'].map((key) => `app.kubernetes.io/${key}`));

export const ofTheChart: Rule = {
  code: 'labels/of-the-chart',
  title: 'A label is written that the chart gives itself',
  explanation: `Services, Deployments, disruption budgets and network policies find their pods by \`app.kubernetes.io/name\`, \`instance\` and \`component\`; Helm and dashboards find
objects by the rest. With another value pods belong to nobody. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'commonLabels:\n  app.kubernetes.io/part-of: shop\n',
  good: 'commonLabels:\n  shop.example/part-of: shop\n',
  *check({ values }) {
    const { commonLabels, monitoring } = values;
    const places: (readonly [labels: object, at: (key: string) => Path])[] = [
      [commonLabels, (key) => ['commonLabels', key]],
      ...workloads(values).map(({ values: { podLabels }, at }) => [podLabels, (key: string) => at('podLabels', key)] as const),
      ...(['scrape', 'alerts', 'dashboards'] as const).map(
        (of) => [monitoring[of].labels, (key: string) => ['monitoring', of, 'labels', key]] as const,
      ),
    ];
    for (const [labels, at] of places)
      for (const key of Object.keys(labels))
        if (own.has(key))
          yield {
            path: at(key),
            message: `${key} is a label that the chart gives itself, and selects pods by some like it`,
            help: 'write another key',
          };
  },
};
