import { policy, type Rule } from '../rule.ts';

export const portNotServed: Rule = {
  code: 'hosts/port-not-served',
  title: 'Public URLs have a port that the load balancer does not listen on',
  explanation: `On platform aws the load balancer listens on 80, and on 443 with TLS. \`routing.publicPort\` only changes what URLs say: with another port every link,
redirect and CORS origin is wrong. It is for local clusters.`,
  policy: policy('warning', 'error', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'routing: { publicPort: 8443 }\n',
  good: 'routing: { publicPort: 0 }\n',
  *check({ values }) {
    const { kind, publicPort, tls, annotations } = values.routing;
    if (values.platform !== 'aws' || kind !== 'ingress' || publicPort === 0) return;
    if (annotations['alb.ingress.kubernetes.io/listen-ports'] !== undefined || publicPort === (tls.enabled ? 443 : 80)) return;
    yield {
      path: ['routing', 'publicPort'],
      message: `public URLs say port ${publicPort}, and the load balancer listens on ${tls.enabled ? '80 and 443' : '80'}`,
      help: 'write 0',
    };
  },
};
