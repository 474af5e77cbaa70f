import { policy, type Rule } from '../rule.ts';

export const neverPulled: Rule = {
  code: 'images/never-pulled',
  title: 'Nodes never pull the image',
  explanation: `With \`pullPolicy: Never\` a pod starts only on nodes that somebody loaded the image into; on every new node it stays in \`ErrImageNeverPull\`: the
autoscaler adds nodes that run nothing.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'image: { pullPolicy: Never }\n',
  good: 'image: { pullPolicy: IfNotPresent }\n',
  *check({ values }) {
    if (values.image.pullPolicy !== 'Never') return;
    yield { path: ['image', 'pullPolicy'], message: 'a new node has no image and does not pull one', help: 'write IfNotPresent' };
  },
};
