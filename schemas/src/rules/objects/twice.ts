import type { Path } from '../../engine/tree.ts';
import { extraObjects } from '../model/extra-objects.ts';
import { everywhere, type Rule } from '../rule.ts';

export const twice: Rule = {
  code: 'objects/twice',
  title: 'An object is added twice',
  explanation: `Helm applies both, one after the other, and the last one wins: what the other one says is lost with every upgrade. It happens when an overlay adds under another key what a
lower layer has already. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'extraObjects:\n  a: { apiVersion: v1, kind: ConfigMap, metadata: { name: settings } }\n  b: { apiVersion: v1, kind: ConfigMap, metadata: { name: settings } }\n',
  good: 'extraObjects:\n  a: { apiVersion: v1, kind: ConfigMap, metadata: { name: settings } }\n  b: { apiVersion: v1, kind: ConfigMap, metadata: { name: more } }\n',
  *check({ values }) {
    const known = new Map<string, { readonly name: string; readonly path: Path }>();
    for (const { name, object, at } of extraObjects(values)) {
      if (object === undefined) continue;
      const { apiVersion, kind, metadata } = object;
      const group = apiVersion.replace(/[^/]+$/, '');
      const key = JSON.stringify([group, kind, metadata.name, metadata['namespace'] || '']);
      const other = known.get(key);
      known.set(key, { name, path: at() });
      if (other === undefined) continue;
      yield {
        path: at(),
        message: `the ${kind} ${metadata.name} is also that of ${other.name}`,
        help: 'write one of them, or another name',
        related: [{ path: other.path, message: 'the other one' }],
      };
    }
  },
};
