import { hostAt, hostOf } from '../model/urls.ts';
import { everywhere, type Rule } from '../rule.ts';

export const sameHosts: Rule = {
  code: 'hosts/same',
  title: 'The web app and the api have one host',
  explanation: `The Ingress routes by host alone: of two rules for one host the first wins, and the other component gets no request. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'prod',
  bad: 'routing:\n  hosts: { api: app.landfall.example }\n',
  good: 'routing:\n  hosts: { api: graph.landfall.example }\n',
  *check({ values }) {
    const app = hostOf(values, 'app');
    if (values.routing.kind === 'none' || app !== hostOf(values, 'api')) return;
    const at = values.routing.hosts.api === '' ? 'app' : 'api';
    yield {
      path: ['routing', 'hosts', at],
      message: `the web app and the api are both ${app}`,
      help: 'write two hosts',
      related: [{ path: at === 'api' ? hostAt(values, 'app') : ['domain'], message: 'the other one' }],
    };
  },
};
