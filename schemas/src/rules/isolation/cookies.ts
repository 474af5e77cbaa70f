import type { Values } from '../../generated/values.ts';
import { cookieDomain, hostAt, hostOf, isWithin } from '../model/urls.ts';
import { policy, type Rule } from '../rule.ts';

const hosts = ['app', 'api'] as const;
const namesOf = (values: Values): readonly string[] => hosts.map((host) => hostOf(values, host));

export const sharedCookies: Rule = {
  code: 'isolation/cookies',
  title: "Another environment's session cookie reaches this one",
  explanation: `A browser sends a cookie for \`example.com\` to \`app.stage.example.com\` too. Below the cookie domain of production, stage gets the sessions of its users, and
everybody who can read stage's logs or deploy there can act for them; the two cookies also have one name, and signing in to one signs out of the other.
Environments take domains beside each other.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'stage',
  bad: 'domain: stage.landfall.example\n',
  good: 'domain: landfall-blue.example\n',
  *check({ values, others }) {
    if (values.routing.kind === 'none') return;
    for (const other of others) {
      const { value: domain } = cookieDomain(other.values, 'api');
      const theirs = namesOf(other.values);
      // A host that both have is isolation/hosts.
      const reached = hosts.find((host) => isWithin(hostOf(values, host), domain) && !theirs.includes(hostOf(values, host)));
      if (reached === undefined) continue;
      yield {
        path: hostAt(values, reached),
        message: `the session cookie of ${other.name} belongs to ${domain} and reaches ${hostOf(values, reached)}`,
        help: `write a domain that is not below ${domain}`,
      };
    }
  },
};
