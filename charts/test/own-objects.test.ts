import { describe, expect, it } from 'vitest';
import { cases, caseOf, inline } from './lib/cases.ts';
import { refusal, render, type Case } from './lib/helm.ts';

const more: readonly Case[] = [
  {
    ...caseOf('ci/external-aws'),
    name: 'everything that others bring, by Gateway and ServiceMonitor',
    set: {
      platform: 'generic',
      routing: {
        kind: 'gateway',
        gateway: { create: true, className: 'example' },
        tls: { enabled: true, secretName: '', certificateArn: '', issuer: { name: 'letsencrypt' } },
        loadBalancer: { readinessGates: false },
      },
      'secrets.external': { create: true, storeKind: 'SecretStore', storeName: '', remoteKey: 'landfall', aws: { region: 'eu-central-1' } },
      'monitoring.scrape.kind': 'serviceMonitor',
      'monitoring.alerts.enabled': true,
      'monitoring.dashboards.enabled': true,
      'workers.feedback': { keda: { enabled: true }, autoscaling: { enabled: false } },
      'web.vpa.enabled': true,
      'api.serviceAccount.rules': [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
    },
  },
  {
    ...inline,
    name: 'waves, PodMonitor and no policies',
    set: { 'migrations.ordering': 'argoSyncWave', 'monitoring.scrape.kind': 'podMonitor', 'networkPolicy.enabled': false },
  },
];

describe.each([...cases, ...more])('objects that extraObjects may not make again: $name', (c) => {
  it('are those that the chart makes', async () => {
    const own = await render('helm', c);
    const names = own.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    const again = own.map(({ apiVersion, kind, metadata }, i) => [`again-${i}`, { apiVersion, kind, metadata: { name: metadata.name } }]);
    const text = await refusal('helm', { ...c, set: { ...c.set, extraObjects: Object.fromEntries(again) } });
    const told = [...text.matchAll(/extraObjects\.again-\d+: the chart itself makes the ([^;]+);/g)].map(([, name]) => name);
    expect(told.toSorted()).toStrictEqual(names.toSorted());
  });
});
