import { policy, type Rule } from '../rule.ts';

export const localRegistry: Rule = {
  code: 'images/local-registry',
  title: 'Images come from no registry of yours',
  explanation: `An empty \`image.registry\` means Docker Hub for the container runtime: \`landfall-api\` of whoever owns that name there. \`localhost\` is each node
itself. Both come from values of development.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'stage',
  bad: 'image: { registry: localhost }\n',
  good: 'image: { registry: ghcr.io/landfall }\n',
  *check({ values }) {
    const { registry } = values.image;
    const host = registry.split(/[:/]/)[0];
    if (host !== '' && host !== 'localhost' && host !== '127.0.0.1') return;
    yield {
      path: ['image', 'registry'],
      message: registry === '' ? 'images come from Docker Hub' : `${registry} is each node itself`,
      help: 'write the registry that the pipeline pushes to',
    };
  },
};
