import { policy, type Rule } from '../rule.ts';

const annotation = 'cloud.google.com/backend-config';

export const socketsEndEarly: Rule = {
  code: 'routing/sockets-end-early',
  title: 'The load balancer of GKE ends every WebSocket after 30 s',
  explanation: `The timeout of a Google Cloud backend is that of a whole connection once it has become a WebSocket, and 30 s unless a BackendConfig says otherwise. The Service of the api names
one by an annotation; the object itself can be one of \`extraObjects\`.`,
  policy: policy('off', 'warning', 'warning'),
  fixtureEnvironment: 'stage',
  bad: 'platform: gcp\nrouting:\n  tls: { certificateArn: "", secretName: landfall-tls }\n',
  good: `platform: gcp\napi:\n  service: { annotations: { ${annotation}: '{"default": "landfall-api"}' } }\nrouting:\n  tls: { certificateArn: "", secretName: landfall-tls }\n`,
  *check({ values }) {
    if (values.platform !== 'gcp' || values.routing.kind !== 'ingress' || values.routing.className !== '') return;
    if (values.api.service.annotations[annotation]) return;
    yield {
      path: ['api', 'service', 'annotations'],
      message: `the Service of the api names no BackendConfig, and its WebSockets end after 30 s`,
      help: `write ${annotation}: '{"default": "<name>"}', and a BackendConfig with timeoutSec`,
      related: [{ path: ['platform'], message: 'GKE' }],
    };
  },
};
