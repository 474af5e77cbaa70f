import { gateways } from '../model/platforms.ts';
import { policy, type Rule } from '../rule.ts';

export const timeoutsIgnored: Rule = {
  code: 'routing/timeouts-ignored',
  title: "Timeouts are written that the platform's gateway does not have",
  explanation: `An ALB has one idle timeout for all routes, in the LoadBalancerConfiguration of its Gateway; GKE takes the timeout from a GCPBackendPolicy of the Service, 30 s without one,
which also ends WebSockets. On both the chart leaves \`timeouts\` out of the HTTPRoutes.`,
  policy: policy('warning', 'warning', 'warning'),
  fixtureEnvironment: 'stage',
  bad: 'routing:\n  kind: gateway\n  gateway: { name: shared, timeouts: { websocket: 1h } }\n  tls: { certificateArn: "" }\n',
  good: 'platform: azure\nrouting:\n  kind: gateway\n  gateway: { name: shared, timeouts: { websocket: 1h } }\n  tls: { certificateArn: "" }\n',
  *check({ values, written }) {
    const { kind, gateway } = values.routing;
    if (kind !== 'gateway' || gateways[values.platform].timeouts) return;
    for (const key of ['request', 'websocket'] as const) {
      const path = ['routing', 'gateway', 'timeouts', key];
      if (!written(path)) continue;
      yield {
        path,
        message: `${key} ${gateway.timeouts[key]} does nothing on ${values.platform}`,
        help:
          values.platform === 'gcp' ? 'leave it out, and write a GCPBackendPolicy' : 'leave it out, and write a LoadBalancerConfiguration',
      };
    }
  },
};
