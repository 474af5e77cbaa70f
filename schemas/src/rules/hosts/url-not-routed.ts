import { deployed, settings } from '../model/environment.ts';
import { hostAt, hostOf, hostOfUrl } from '../model/urls.ts';
import { policy, type Rule } from '../rule.ts';

const urls = [
  ['APP_URL', 'app'],
  ['API_URL', 'api'],
] as const;

export const urlNotRouted: Rule = {
  code: 'hosts/url-not-routed',
  title: 'A public URL leads to a host that the Ingress does not route',
  explanation: `\`APP_URL\` and \`API_URL\` are what e-mails link to and browsers call; the Ingress routes \`routing.hosts\`. Where a URL that is written out names
another host, links end at a 404 unless something in front of the load balancer answers there.`,
  policy: policy('warning', 'warning', 'warning'),
  fixtureEnvironment: 'prod',
  bad: 'config: { API_URL: "https://graph.landfall.example" }\n',
  good: 'config: { API_URL: "https://graph.landfall.example" }\nrouting:\n  hosts: { api: graph.landfall.example }\n',
  *check({ values }) {
    if (values.routing.kind === 'none') return;
    for (const [name, host] of urls)
      for (const { value, path } of settings(values, deployed(values), name))
        if (hostOfUrl(value) !== hostOf(values, host))
          yield {
            path,
            message: `${name} is ${value}, and the Ingress routes ${hostOf(values, host)}`,
            help: `write routing.hosts.${host}, or leave ${name} out`,
            related: [{ path: hostAt(values, host), message: 'the host that is routed follows from this' }],
          };
  },
};
