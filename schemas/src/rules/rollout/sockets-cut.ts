import { servers } from '../model/components.ts';
import { policy, type Rule } from '../rule.ts';

export const socketsCut: Rule = {
  code: 'rollout/sockets-cut',
  title: 'The load balancer cuts connections that a server is still draining',
  explanation: `\`routing.loadBalancer.deregistrationSeconds\` is how long open connections to a leaving pod are kept. Where it is not longer than
\`preStopSeconds\` + \`drainSeconds\`, WebSockets end with 1006 and long requests break in the middle, although the app would have finished or closed them
with 1001 (ADR 009 has the measurements).`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'routing:\n  loadBalancer: { deregistrationSeconds: 45 }\n',
  good: 'routing:\n  loadBalancer: { deregistrationSeconds: 46 }\n',
  *check({ values }) {
    if (values.routing.kind === 'none') return;
    const { deregistrationSeconds } = values.routing.loadBalancer;
    for (const { name, at, values: own } of servers(values)) {
      const { preStopSeconds, drainSeconds } = own.shutdown;
      const leaving = preStopSeconds + drainSeconds;
      if (deregistrationSeconds > leaving) continue;
      yield {
        path: ['routing', 'loadBalancer', 'deregistrationSeconds'],
        message: `${name} takes ${leaving} s to leave (preStopSeconds ${preStopSeconds} + drainSeconds ${drainSeconds}), and the load balancer cuts its connections after ${deregistrationSeconds} s`,
        help: `write deregistrationSeconds: ${leaving + 1} or more`,
        related: [{ path: at('shutdown', 'drainSeconds'), message: `drainSeconds ${drainSeconds}` }],
      };
    }
  },
};
