import type { Path } from '../../engine/tree.ts';
import { containers } from '../model/components.ts';
import { policy, type Rule } from '../rule.ts';

export const limitMissing: Rule = {
  code: 'resources/limit-missing',
  title: 'A container has no memory limit',
  explanation: `A container without a memory limit takes its node with it when it leaks: the kernel kills whatever it finds, often somebody else.
A CPU limit may well be left out: what a busy pod takes from others, their requests give back to them.`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'web:\n  resources:\n    limits: { memory: null }\n',
  good: 'web:\n  resources:\n    limits: { memory: 1Gi }\n',
  *check({ values }) {
    const places = new Map<string, { readonly path: Path; readonly names: string[] }>();
    for (const { name, at, resources } of containers(values)) {
      if (resources.limits.memory !== undefined) continue;
      // Workers that have it from the defaults of all share its place.
      const path = at('limits', 'memory');
      const known = places.get(String(path))?.names ?? [];
      places.set(String(path), { path, names: [...known, name] });
    }
    for (const { path, names } of places.values())
      yield { path, message: `${names.join(', ')} may use any memory`, help: 'write limits.memory' };
  },
};
