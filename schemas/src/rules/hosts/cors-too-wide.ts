import { setting } from '../model/environment.ts';
import { hostOfUrl } from '../model/urls.ts';
import { insideCluster } from '../model/addresses.ts';
import { policy, type Rule } from '../rule.ts';

function faultOf(origin: string): string | undefined {
  if (insideCluster(hostOfUrl(origin) ?? origin) !== undefined) return "is on the visitor's own machine or network";
  return origin.startsWith('http:') ? 'is without TLS, and whoever is on the way can speak for it' : undefined;
}

export const corsTooWide: Rule = {
  code: 'hosts/cors-too-wide',
  title: 'The api trusts origins that anybody can be',
  explanation: `The api lets these origins call it with the visitor's session. \`http://localhost:3000\`, left over from development, is any program on the visitor's
machine; an origin without TLS is whoever shares the visitor's network.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'stage',
  bad: 'config: { CORS_ORIGINS: "https://app.landfall-stage.example,http://localhost:3000" }\n',
  good: 'config: { CORS_ORIGINS: "https://app.landfall-stage.example,https://preview.landfall-stage.example" }\n',
  *check({ values }) {
    const { value, path } = setting(values, 'api', 'CORS_ORIGINS');
    for (const origin of value?.split(',') ?? []) {
      const fault = faultOf(origin);
      if (fault !== undefined) yield { path, message: `CORS_ORIGINS has ${origin}, which ${fault}`, help: 'take it out' };
    }
  },
};
