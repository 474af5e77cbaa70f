import { describe, expect, it } from 'vitest';
import { matrix } from './lib/cases.ts';
import { render } from './lib/helm.ts';
import { id, ofKind } from './lib/objects.ts';

interface Deployment {
  readonly strategy: unknown;
}
interface Budget {
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
}

describe.each(matrix)('$name with $helm', ({ helm, case: c }) => {
  it('never takes a pod away before its successor is ready', async () => {
    for (const deployment of ofKind<Deployment>(await render(helm, c), 'Deployment'))
      expect(deployment.spec.strategy).toStrictEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } });
  });

  it('gives each budget one bound', async () => {
    for (const pdb of ofKind<Budget>(await render(helm, c), 'PodDisruptionBudget'))
      expect(
        [pdb.spec.minAvailable, pdb.spec.maxUnavailable].filter((bound) => bound !== undefined),
        id(pdb),
      ).toHaveLength(1);
  });
});
