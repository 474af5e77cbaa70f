import type { Path } from '../../engine/tree.ts';
import { policy, type Rule } from '../rule.ts';

/** A build (a git sha, whatever stands before it) or a complete version: what nobody pushes twice. */
const immutable = /^((.+-)?[0-9a-f]{7,64}|v?\d+\.\d+\.\d+([-.][0-9A-Za-z.-]+)?)$/;

export const mutableTag: Rule = {
  code: 'images/mutable-tag',
  title: 'An image tag does not say which build runs',
  explanation: `\`latest\`, \`main\` or \`1.4\` are pushed again and again: two pods of one Deployment run different code depending on when their node pulled, a
rollback changes nothing, and nobody can say what ran last night. Write a git sha, alone or at the end (\`sha-0123abc\`, \`main-0123abc\`), a complete version,
or a digest; leave it empty where the pipeline sets it.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'image: { tag: latest }\n',
  good: 'image: { tag: sha-0123456789ab }\n',
  *check({ values }) {
    const places = new Map<string, { tag: string; path: Path }>();
    for (const name of ['api', 'web'] as const) {
      const { tag, digest } = values[name].image;
      if (digest !== '') continue;
      const path = tag === '' ? ['image', 'tag'] : [name, 'image', 'tag'];
      places.set(String(path), { tag: tag || values.image.tag, path });
    }
    for (const { tag, path } of places.values())
      if (tag !== '' && !immutable.test(tag))
        yield { path, message: `tag ${tag} may be another build tomorrow`, help: 'write sha-<git sha>, or a digest' };
  },
};
