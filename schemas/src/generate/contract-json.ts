import { components, componentNames } from '../contract/components.ts';
import { env, variablesOf } from '../contract/env.ts';
import { queuePrefix, queues } from '../contract/queues.ts';
import type { Variable } from '../contract/variable.ts';

/** What the chart's templates read: `charts/landfall/files/contract.json`. */
export const contractJson = () => ({
  components: Object.fromEntries(componentNames.map((name) => [name, { ...components[name], variables: variablesOf(name) }])),
  variables: Object.fromEntries(
    Object.entries(env as Record<string, Variable>).map(([name, v]) => [
      name,
      {
        kind: v.kind,
        type: v.schema.type,
        optional: v.optional ?? false,
        ...(v.kind === 'secret' && v.schema.pattern ? { pattern: v.schema.pattern } : {}),
        ...(v.kind === 'config' ? { fixed: v.fixed ?? false, ...(v.derive ? { derive: v.derive } : {}) } : {}),
      },
    ]),
  ),
  queues: { prefix: queuePrefix, queues },
});
