import type { JsonSchema } from '../json-schema.ts';
import { boolean, integer, list, object, oneOfThese, optional, ref, string } from './builder.ts';
import { apiSchema, migrationsSchema, webSchema, workersSchema } from './components.ts';
import { configSchema, elsewhere, inlineSecretsSchema, secretNames } from './config.ts';
import { titledDefinitions } from './definitions.ts';
import { dnsLabel, dnsName, registry, serviceName } from './patterns.ts';

export const environments = ['dev', 'stage', 'prod'] as const;
export const platforms = ['aws', 'generic'] as const;

const image = () =>
  object('Where images come from', {
    registry: string('Registry, and folder in it, of every image; empty means that of the container runtime', { pattern: registry }),
    tag: string('Tag of both images, by convention sha-<git sha>', { pattern: '^([a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127})?$' }),
    pullPolicy: oneOfThese('When the kubelet pulls', ['Always', 'IfNotPresent', 'Never']),
    pullSecrets: list(
      'Names of Secrets that the registry asks for',
      string('Name of a Secret', { minLength: 1, maxLength: 253, pattern: dnsName }),
    ),
  });

/** Conditions by source: each names the property that is missing, in the words of the values. */
const secretsConditions = (): JsonSchema => ({
  allOf: [
    {
      if: { properties: { source: { const: 'inline' } }, required: ['source'] },
      then: {
        properties: {
          inline: { properties: Object.fromEntries(secretNames.map((name) => [name, true])), required: secretNames },
        },
      },
    },
    {
      if: { properties: { source: { const: 'existing' } }, required: ['source'] },
      then: { properties: { existing: { properties: { name: { minLength: 1 } } } } },
    },
    {
      if: { properties: { source: { const: 'external' } }, required: ['source'] },
      then: {
        properties: {
          external: { properties: { storeName: { minLength: 1 }, remoteKey: { minLength: 1 } } },
        },
      },
    },
  ],
});

const secrets = () =>
  object(
    'Where the secret environment variables come from',
    {
      source: oneOfThese('inline: written out below; existing: a Secret of the namespace; external: External Secrets Operator', [
        'inline',
        'existing',
        'external',
      ]),
      inline: inlineSecretsSchema(),
      existing: object('A Secret of the namespace whose keys are the names of the variables', {
        name: string('Name of the Secret', { maxLength: 253, pattern: dnsName }),
      }),
      external: object('ExternalSecrets, one for each component', {
        storeKind: oneOfThese('Kind of the store', ['SecretStore', 'ClusterSecretStore']),
        storeName: string('Name of the store', { maxLength: 253, pattern: dnsName }),
        remoteKey: string('Key of the secret in the store; its properties are the names of the variables'),
        refreshInterval: string('How often the store is read', { pattern: '^[0-9]+(s|m|h)$' }),
      }),
    },
    secretsConditions(),
  );

const routing = () =>
  object('How requests from outside arrive', {
    kind: oneOfThese('ingress: an Ingress object; none: nothing', ['ingress', 'none']),
    className: string('Ingress class; empty means that of the platform', { maxLength: 253, pattern: dnsName }),
    annotations: ref('Annotations of the Ingress; they win over those of the platform, and an empty one takes it away', 'Annotations'),
    publicPort: integer('Port in public URLs; 0 means that of the scheme', 0, 65535),
    hosts: object('Host names; empty ones are app.<domain> and api.<domain>', {
      app: string('Host of the web app', { pattern: dnsName }),
      api: string('Host of the api', { pattern: dnsName }),
    }),
    tls: object('Encryption of public traffic', {
      enabled: boolean('Public URLs start with https'),
      secretName: string('Secret of the certificate; empty where the load balancer holds it', { maxLength: 253, pattern: dnsName }),
      certificateArn: string('ACM certificate of the load balancer (platform aws)', {
        pattern: '^(arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]+:certificate/[a-z0-9-]+)?$',
      }),
    }),
    loadBalancer: object('Delays of the load balancer, which rollouts are computed with', {
      registrationSeconds: integer('Seconds until a new pod gets requests', 0, 599),
      propagationSeconds: integer('Seconds until a leaving pod gets no new requests', 0, 300),
      deregistrationSeconds: integer('Seconds that open connections to a leaving pod are kept', 0, 3600),
      idleTimeoutSeconds: integer('Seconds that the load balancer keeps a quiet connection; less than the 75 that the servers do', 1, 70),
      readinessGates: boolean(
        'A new pod waits for the load balancer by itself, since its namespace has the label elbv2.k8s.aws/pod-readiness-gate-inject; minReadySeconds need not cover the registration',
      ),
    }),
  });

const networkPolicy = () =>
  object('Who may talk to whom', {
    enabled: boolean('Create NetworkPolicies: nothing is allowed but what the components need'),
    ingressCidrs: ref('Ranges that the load balancer, or its nodes, call from', 'Cidrs'),
    monitoringNamespace: string('Namespace that may read metrics', { maxLength: 63, pattern: dnsLabel }),
    database: ref('PostgreSQL', 'Endpoint'),
    redis: ref('Redis', 'Endpoint'),
    mail: ref("The e-mail provider's API", 'Endpoint'),
    objectStore: ref('The object store', 'Endpoint'),
  });

/** The schema of the chart's values, draft-07: `charts/landfall/values.schema.json`. */
export const valuesSchema = (): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Values',
  ...object('Values of the landfall chart', {
    environment: oneOfThese('Environment; decides which policies apply', environments),
    platform: oneOfThese('Platform; chooses the preset in files/platforms', platforms),
    domain: string('Registrable domain that the hosts and the session cookie share', { minLength: 1, pattern: dnsName }),
    nameOverride: string('Replaces the chart name in object names', { maxLength: 40, pattern: dnsLabel }),
    fullnameOverride: string('Replaces release and chart name in object names; starts with a letter', {
      maxLength: 40,
      pattern: serviceName,
    }),
    image: image(),
    config: configSchema(),
    secrets: secrets(),
    web: webSchema(),
    api: apiSchema(),
    workers: workersSchema(),
    migrations: migrationsSchema(),
    routing: routing(),
    database: object('Limits of the PostgreSQL server', {
      maxConnections: integer('Connections that the server accepts', 1, 100000),
      reserved: integer('Connections that are kept free for others, and for pods that still drain during a rollout', 0, 1000),
    }),
    redis: object('Limits of the Redis server', {
      maxConnections: integer('Connections that the server accepts', 1, 1000000),
      reserved: integer('Connections that are kept free for others, and for pods that still drain during a rollout', 0, 100000),
    }),
    networkPolicy: networkPolicy(),
    enabled: optional(boolean("Read by a parent chart's condition, landfall.enabled; does nothing by itself")),
    global: optional({
      description: 'Set by a parent chart; not used by this one',
      type: 'object',
      additionalProperties: true,
    }),
  }),
  'x-elsewhere': elsewhere(),
  definitions: titledDefinitions(),
});
