import { describe, expect, it } from 'vitest';
import { matrix } from './lib/cases.ts';
import { render } from './lib/helm.ts';
import { id, ofKind } from './lib/objects.ts';

interface Deployment {
  readonly replicas?: number;
  readonly strategy: unknown;
}
interface Autoscaler {
  readonly scaleTargetRef: { readonly name: string };
  readonly minReplicas: number;
  readonly maxReplicas: number;
}
interface Budget {
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
}

describe.each(matrix)('$name with $helm', ({ helm, case: c }) => {
  it('renders replicas where no autoscaler owns them, and only there', async () => {
    const objects = await render(helm, c);
    const scaled = ofKind<Autoscaler>(objects, 'HorizontalPodAutoscaler').map((hpa) => hpa.spec.scaleTargetRef.name);
    for (const deployment of ofKind<Deployment>(objects, 'Deployment'))
      expect('replicas' in deployment.spec, id(deployment)).toBe(!scaled.includes(deployment.metadata.name));
  });

  it('never takes a pod away before its successor is ready', async () => {
    for (const deployment of ofKind<Deployment>(await render(helm, c), 'Deployment'))
      expect(deployment.spec.strategy).toStrictEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } });
  });

  it('scales between bounds', async () => {
    for (const hpa of ofKind<Autoscaler>(await render(helm, c), 'HorizontalPodAutoscaler'))
      expect(hpa.spec.minReplicas, id(hpa)).toBeLessThanOrEqual(hpa.spec.maxReplicas);
  });

  it('gives each budget one bound', async () => {
    for (const pdb of ofKind<Budget>(await render(helm, c), 'PodDisruptionBudget'))
      expect(
        [pdb.spec.minAvailable, pdb.spec.maxUnavailable].filter((bound) => bound !== undefined),
        id(pdb),
      ).toHaveLength(1);
  });
});
