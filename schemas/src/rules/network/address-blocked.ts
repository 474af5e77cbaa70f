import type { Path } from '../../engine/tree.ts';
import type { Values } from '../../generated/values.ts';
import { isAddress, isInRanges } from '../model/addresses.ts';
import { needing, settings } from '../model/environment.ts';
import { hostOfUrl } from '../model/urls.ts';
import { everywhere, type Rule } from '../rule.ts';

interface Target {
  readonly service: 'redis' | 'mail' | 'payments' | 'objectStore' | 'telemetry';
  readonly name: string;
  readonly host: string;
  readonly path: Path;
}

function* targets(values: Values): Generator<Target> {
  for (const { value, path } of settings(values, needing(values, 'redis'), 'REDIS_HOST'))
    yield { service: 'redis', name: 'REDIS_HOST', host: value, path };
  for (const { value, path } of settings(values, needing(values, 'mail'), 'RESEND_BASE_URL'))
    yield { service: 'mail', name: 'RESEND_BASE_URL', host: hostOfUrl(value) ?? value, path };
  for (const { value, path } of settings(values, needing(values, 'payments'), 'STRIPE_BASE_URL'))
    yield { service: 'payments', name: 'STRIPE_BASE_URL', host: hostOfUrl(value) ?? value, path };
  for (const { value, path } of settings(values, needing(values, 'objectStore'), 'S3_ENDPOINT'))
    yield { service: 'objectStore', name: 'S3_ENDPOINT', host: hostOfUrl(value) ?? value, path };
  for (const { value, path } of settings(values, needing(values, 'telemetry'), 'OTEL_EXPORTER_OTLP_ENDPOINT'))
    yield { service: 'telemetry', name: 'OTEL_EXPORTER_OTLP_ENDPOINT', host: hostOfUrl(value) ?? value, path };
}

export const addressBlocked: Rule = {
  code: 'network/address-blocked',
  title: 'The policies do not let pods reach an address that they are told to call',
  explanation: `Where a service is named by its IP address, that has to be in the ranges of \`networkPolicy\`: otherwise packets are dropped without an answer, and
pods time out instead of saying what is wrong. Names are not looked up, nor is the address of a Service where the service is named by its pods.`,
  policy: everywhere,
  fixtureEnvironment: 'dev',
  bad: 'networkPolicy:\n  redis: { cidrs: [172.30.0.21/32] }\n',
  good: 'networkPolicy:\n  redis: { cidrs: [172.30.0.21/32, 172.30.0.20/32] }\n',
  *check({ values }) {
    if (!values.networkPolicy.enabled) return;
    for (const { service, name, host, path } of targets(values)) {
      const { cidrs, namespace, podLabels } = values.networkPolicy[service];
      const byPods = namespace !== '' || Object.keys(podLabels).length > 0;
      if (byPods || cidrs.length === 0 || !isAddress(host) || isInRanges(host, cidrs)) continue;
      yield {
        path: ['networkPolicy', service, 'cidrs'],
        message: `${name} is ${host}, outside of ${cidrs.join(', ')}`,
        help: `add a range with ${host}`,
        related: [{ path, message: `${name} is ${host}` }],
      };
    }
  },
};
