import type { Path } from '../../engine/tree.ts';
import { running } from '../model/components.ts';
import { everywhere, type Rule } from '../rule.ts';

const order = /^(helm\.sh\/hook|argocd\.argoproj\.io\/(hook|sync-wave))/;

export const orderAnnotations: Rule = {
  code: 'migrations/order-annotations',
  title: 'An annotation changes the order that the chart gives',
  explanation: `The migration runs before new pods because of its annotations, of Helm's hooks or of Argo CD's waves as \`migrations.ordering\` says, and every other object has none. A
component that became a hook is no part of the release any more; one in an earlier wave would start before its tables are there. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'migrations:\n  annotations: { argocd.argoproj.io/sync-wave: "-5" }\n',
  good: 'migrations:\n  ordering: argoSyncWave\n',
  *check({ values }) {
    const places: (readonly [annotations: object, at: (key: string) => Path])[] = [
      [values.commonAnnotations, (key) => ['commonAnnotations', key]],
      [values.migrations.annotations, (key) => ['migrations', 'annotations', key]],
      ...running(values).map(({ values: { annotations }, at }) => [annotations, (key: string) => at('annotations', key)] as const),
    ];
    for (const [annotations, at] of places)
      for (const key of Object.keys(annotations))
        if (order.test(key))
          yield {
            path: at(key),
            message: `${key} takes the place of the order that migrations.ordering gives`,
            help: 'leave it out, or choose the other ordering',
          };
  },
};
