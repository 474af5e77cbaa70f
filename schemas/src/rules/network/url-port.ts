import { needing, setting } from '../model/environment.ts';
import { portOfUrl } from '../model/urls.ts';
import { everywhere, type Rule } from '../rule.ts';

const urls = [
  ['mail', 'RESEND_BASE_URL'],
  ['payments', 'STRIPE_BASE_URL'],
  ['objectStore', 'S3_ENDPOINT'],
  ['telemetry', 'OTEL_EXPORTER_OTLP_ENDPOINT'],
] as const;
/** An S3_ENDPOINT left out is AWS's, with https. */
const httpsPort = 443;

export const urlPort: Rule = {
  code: 'network/url-port',
  title: 'The policies let another port through than the one of the URL',
  explanation: `The e-mail provider, the payment provider, the object store and the collector of traces are called at the port of \`RESEND_BASE_URL\`, \`STRIPE_BASE_URL\`,
\`S3_ENDPOINT\` and \`OTEL_EXPORTER_OTLP_ENDPOINT\`: the one written there, or that of the scheme.
Where the \`port\` of \`networkPolicy.mail\`, \`payments\`, \`objectStore\` or \`telemetry\` is another one, every call times out. The chart refuses such values.`,
  policy: everywhere,
  fixtureEnvironment: 'dev',
  bad: 'networkPolicy:\n  mail: { port: 8026 }\n',
  good: 'config: { RESEND_BASE_URL: "http://172.30.0.20:8026" }\nnetworkPolicy:\n  mail: { port: 8026 }\n',
  *check({ values }) {
    if (!values.networkPolicy.enabled) return;
    for (const [service, name] of urls) {
      const allowed = values.networkPolicy[service].port;
      const urlsByPlace = new Map(
        needing(values, service).map((component) => {
          const found = setting(values, component, name);
          return [String(found.path), found];
        }),
      );
      for (const { value, path } of urlsByPlace.values()) {
        const called = value === undefined ? httpsPort : portOfUrl(value);
        if (called === allowed) continue;
        yield {
          path: ['networkPolicy', service, 'port'],
          message: `${allowed} is not the port ${called} of ${name}${value === undefined ? ', which is left out' : ` ${value}`}`,
          keepsPath: true,
          help: 'write the same port in both',
          ...(value !== undefined && { related: [{ path, message: `${name} ${value}` }] }),
        };
      }
    }
  },
};
