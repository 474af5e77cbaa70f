import type { Leaf } from '../lib/schema/leaves.ts';

/** Values that one template treats alike, whatever the name in the place of `*` is: one test shows the effect of all of them. */
const alike: readonly [RegExp, string][] = [
  // Each worker is merged over the defaults, and one template makes all of them.
  [/^workers\.[^.]+\./, 'workers.*.'],
  [/\.config\.[A-Z0-9_]+$/, '.config.*'],
  [/^secrets\.(inline|revisions)\.[A-Z0-9_]+$/, 'secrets.$1.*'],
  [/^monitoring\.alerts\.rules\.[^.]+\./, 'monitoring.alerts.rules.*.'],
];

export const groupOf = ({ path }: Leaf): string => alike.reduce((text, [pattern, name]) => text.replace(pattern, name), path.join('.'));
