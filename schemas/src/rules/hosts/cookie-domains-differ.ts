import { cookieDomain } from '../model/urls.ts';
import { everywhere, type Rule } from '../rule.ts';

export const cookieDomainsDiffer: Rule = {
  code: 'hosts/cookie-domains-differ',
  title: 'The web app and the api set the session cookie for different domains',
  explanation: `Both set the one session cookie. With two domains a browser keeps two cookies of one name and sends both; which one wins is chance, and signing out
removes one of them. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'domain: eu.landfall.example\napi:\n  config: { COOKIE_DOMAIN: landfall.example }\n',
  good: 'domain: eu.landfall.example\nconfig: { COOKIE_DOMAIN: landfall.example }\n',
  *check({ values }) {
    const [api, web] = [cookieDomain(values, 'api'), cookieDomain(values, 'web')];
    if (api.value === web.value) return;
    const own = api.path[0] === 'api' ? api : web;
    yield {
      path: own.path,
      message: `the session cookie of the api belongs to ${api.value}, and that of web to ${web.value}`,
      help: 'write it once, under config',
      related: [{ path: own === api ? web.path : api.path, message: 'the other one' }],
    };
  },
};
