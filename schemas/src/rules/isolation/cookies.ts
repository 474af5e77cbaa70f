import { cookieDomain, hostAt, hostOf, isWithin } from '../model/urls.ts';
import { policy, type Comparison } from '../rule.ts';

const hosts = ['app', 'api'] as const;

export const sharedCookies: Comparison = {
  code: 'isolation/cookies',
  title: "Another environment's session cookie reaches this one",
  explanation: `A browser sends a cookie for \`example.com\` to \`app.stage.example.com\` too. Below the cookie domain of production, stage gets the sessions of its users, and
everybody who can read stage's logs or deploy there can act for them; the two cookies also have one name, and signing in to one signs out of the other.
Environments take domains beside each other.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'stage',
  bad: 'domain: stage.landfall.example\n',
  good: 'domain: landfall-blue.example\n',
  note: (values) => ({
    own: hosts.map((host) => ({ id: hostOf(values, host), path: hostAt(values, host) })),
    cookieDomain: cookieDomain(values, 'api').value,
    routed: values.routing.kind !== 'none',
  }),
  *compare(notes) {
    const byDomain = Map.groupBy(notes, ([, { cookieDomain: domain }]) => domain);
    for (const [environment, { own, routed }] of notes) {
      if (!routed) continue;
      const domains = new Set(own.flatMap(({ id }) => domainsOf(id)));
      for (const [name, other] of [...domains].flatMap((domain) => byDomain.get(domain) ?? [])) {
        const domain = other.cookieDomain as string;
        // A host that both have is isolation/hosts; an environment has all of its own.
        const reached = own.find(({ id }) => isWithin(id, domain) && other.own.every((their) => their.id !== id));
        if (reached === undefined) continue;
        yield {
          environment,
          path: reached.path,
          message: `the session cookie of ${name} belongs to ${domain} and reaches ${reached.id}`,
          help: `write a domain that is not below ${domain}`,
        };
      }
    }
  },
};

/** The host itself, and all domains that it is below. */
const domainsOf = (host: string): string[] => host.split('.').map((_, i, labels) => labels.slice(i).join('.'));
