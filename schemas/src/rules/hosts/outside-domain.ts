import { cookieDomain, hostOf, isWithin } from '../model/urls.ts';
import { policy, type Rule } from '../rule.ts';

export const outsideDomain: Rule = {
  code: 'hosts/outside-domain',
  title: "A host is not in the environment's domain",
  explanation: `\`domain\` is what belongs to the environment: its certificate and DNS zone. A host outside of it usually came along when a file was copied from
another environment, whose traffic it would take over. Wider cookie domains do not change that.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'config: { COOKIE_DOMAIN: landfall.example }\ndomain: eu.landfall.example\nrouting:\n  hosts: { api: api.us.landfall.example }\n',
  good: 'config: { COOKIE_DOMAIN: landfall.example }\ndomain: eu.landfall.example\nrouting:\n  hosts: { api: graph.eu.landfall.example }\n',
  *check({ values }) {
    if (values.routing.kind === 'none') return;
    const cookies = cookieDomain(values, 'api').value;
    for (const host of ['app', 'api'] as const)
      // Outside of the cookie's domain it is hosts/outside-cookie-domain.
      if (!isWithin(hostOf(values, host), values.domain) && isWithin(hostOf(values, host), cookies))
        yield {
          path: ['routing', 'hosts', host],
          message: `${hostOf(values, host)} is outside of ${values.domain}`,
          help: `write a host below ${values.domain}, or another domain`,
          related: [{ path: ['domain'], message: "the environment's domain" }],
        };
  },
};
