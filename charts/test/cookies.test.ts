import { describe, expect, it } from 'vitest';
import { cases } from './lib/cases.ts';
import { render, type Case } from './lib/helm.ts';
import { componentOf, ofKind } from './lib/objects.ts';

interface Ingress {
  readonly rules: readonly { readonly host: string }[];
}

const environments = cases.filter((c) => c.name.startsWith('values/'));
const hostsOf = async (c: Case) => ofKind<Ingress>(await render('helm', c), 'Ingress').flatMap(({ spec }) => spec.rules.map((r) => r.host));
const cookieDomainOf = async (c: Case) =>
  (await render('helm', c)).find((o) => o.kind === 'ConfigMap' && componentOf(o) === 'api')?.data?.['COOKIE_DOMAIN'] ?? '';

describe('the session cookie', () => {
  it.each(environments)('of $name reaches no other environment', async (c) => {
    const domain = await cookieDomainOf(c);
    const reaches = (host: string) => host === domain || host.endsWith(`.${domain}`);
    expect((await hostsOf(c)).filter(reaches)).toHaveLength(2);
    for (const other of environments.filter(({ name }) => name !== c.name))
      expect((await hostsOf(other)).filter(reaches), `${c.name} and ${other.name}`).toStrictEqual([]);
  });
});
