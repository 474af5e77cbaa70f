import { env, variablesOf, type ComponentName } from '@landfall/schemas/contract';
import { describe, expect, it } from 'vitest';
import { inline } from './lib/cases.ts';
import { helms, refusal, render, template } from './lib/helm.ts';
import { leaks } from './lib/laws/secrets.ts';
import { componentOf, workloads } from './lib/objects.ts';

const secretsOf = (component: string) => variablesOf(component as ComponentName).filter((name) => env[name].kind === 'secret');
const external = { 'secrets.source': 'external', 'secrets.external.storeName': 'store', 'secrets.external.remoteKey': 'key' };

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
