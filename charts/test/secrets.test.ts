import { env, variableNames, variablesOf, type ComponentName } from '@landfall/schemas/contract';
import { describe, expect, it } from 'vitest';
import { inline, matrix } from './lib/cases.ts';
import { helms, refusal, render, template } from './lib/helm.ts';
import { componentOf, ofKind, workloads } from './lib/objects.ts';

const secretNames = variableNames.filter((name) => env[name].kind === 'secret');
const secretsOf = (component: string) => variablesOf(component as ComponentName).filter((name) => env[name].kind === 'secret');
const external = { 'secrets.source': 'external', 'secrets.external.storeName': 'store', 'secrets.external.remoteKey': 'key' };

/** The fixture's values as they are and as a Secret holds them, each by the part that all have in common. */
const sentinels = ['sentinel-', base64Part('sentinel-'), base64Part('postgresql://sentinel-')];
const leaks = (text: string): readonly string[] => sentinels.filter((sentinel) => text.includes(sentinel));

/** The beginning of the Base64 of everything that begins so: whole groups of three bytes. */
function base64Part(prefix: string): string {
  return Buffer.from(prefix.slice(0, prefix.length - (prefix.length % 3))).toString('base64');
}

describe.each(helms)('secrets in the values, with %s', (helm) => {
  it('stand in Secrets, and nowhere else', async () => {
    const objects = await render(helm, inline);
    expect(leaks(JSON.stringify(objects.filter((o) => o.kind === 'Secret'))).length).toBeGreaterThan(0);
    expect(leaks(JSON.stringify(objects.filter((o) => o.kind !== 'Secret')))).toStrictEqual([]);
  });

  it('stand nowhere while another source is chosen', async () => {
    expect(leaks(await template(helm, { ...inline, set: { 'secrets.source': 'existing' } }))).toStrictEqual([]);
    expect(leaks(await template(helm, { ...inline, set: external }))).toStrictEqual([]);
  });

  it.each([
    ['DATABASE_URL', 'mysql://u:hunter2@db'],
    ['MIGRATION_DATABASE_URL', 'hunter2'],
    ['JWT_SECRET', 'hunter2'],
    ['JWT_SECRET', ['hunter2']],
    ['REDIS_PASSWORD', { hunter2: 'hunter2' }],
    ['REDIS_PASSWORD', ''],
    ['RESEND_API_KEY', 20240101],
  ])('are not shown when they are refused: %s', async (name, value) => {
    const message = await refusal(helm, { ...inline, name, set: { [`secrets.inline.${name}`]: value } });
    expect(message).toMatch(new RegExp(`secrets[/.]inline[/.]${name}`));
    expect(message).not.toMatch(/hunter2|20240101|sentinel-/);
  });

  it('reach each component that reads them, and no other', async () => {
    const objects = await render(helm, inline);
    for (const workload of workloads(objects)) {
      const component = componentOf(workload);
      const secret = objects.find((o) => o.kind === 'Secret' && componentOf(o) === component);
      expect(Object.keys(secret?.data ?? {}).toSorted(), component).toStrictEqual(secretsOf(component).toSorted());
    }
  });
});

describe.each(matrix)('$name with $helm', ({ helm, case: c }) => {
  it('keeps every secret variable out of ConfigMaps and of literal values', async () => {
    const objects = await render(helm, c);
    for (const { data } of objects.filter((o) => o.kind === 'ConfigMap'))
      expect(Object.keys(data ?? {}).filter((key) => (secretNames as readonly string[]).includes(key))).toStrictEqual([]);
    for (const workload of workloads(objects)) {
      for (const entry of workload.spec.template.spec.containers[0].env) {
        expect(entry.value, entry.name).toBeUndefined();
        expect('secretKeyRef' in (entry.valueFrom ?? {}), entry.name).toBe((secretNames as readonly string[]).includes(entry.name));
      }
    }
  });

  it('takes secrets from one source', async () => {
    const objects = await render(helm, c);
    expect(ofKind(objects, 'Secret').length === 0 || ofKind(objects, 'ExternalSecret').length === 0).toBe(true);
  });
});
