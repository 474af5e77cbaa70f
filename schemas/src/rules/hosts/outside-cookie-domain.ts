import { cookieDomain, hostAt, hostOf, isWithin } from '../model/urls.ts';
import { everywhere, type Rule } from '../rule.ts';

export const outsideCookieDomain: Rule = {
  code: 'hosts/outside-cookie-domain',
  title: 'A host is outside of the domain of the session cookie',
  explanation: `The web app and the api share one session cookie. A browser drops a cookie for a domain that the answering host is not below: signing in works,
and the next request is anonymous. The domain is \`config.COOKIE_DOMAIN\`, or \`domain\` where that is not set. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'routing:\n  hosts: { app: landfall.shop }\n',
  good: 'routing:\n  hosts: { app: www.landfall.example }\n',
  *check({ values }) {
    if (values.routing.kind === 'none') return;
    const domain = cookieDomain(values, 'api');
    for (const host of ['app', 'api'] as const) {
      const name = hostOf(values, host);
      if (isWithin(name, domain.value)) continue;
      const written = values.routing.hosts[host] !== '';
      yield {
        path: written ? ['routing', 'hosts', host] : domain.path,
        message: `${name} is outside of ${domain.value}, and the session cookie does not reach it`,
        help: written
          ? `write a host below ${domain.value}, or another domain`
          : `write ${values.domain}, a domain above it, or other hosts`,
        related: [
          { path: written ? domain.path : hostAt(values, host), message: written ? "the cookie's domain" : `${name} is below this` },
        ],
      };
    }
  },
};
