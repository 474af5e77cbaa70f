import type { JsonSchema } from '../json-schema.ts';
import { boolean, integer, list, object, oneOfThese, optional, ref, string } from './builder.ts';
import { apiSchema, migrationsSchema, webSchema, workersSchema } from './components.ts';
import { configSchema, elsewhere } from './config.ts';
import { titledDefinitions } from './definitions.ts';
import { monitoringSchema } from './monitoring.ts';
import { networkPolicySchema } from './network.ts';
import { dnsLabel, dnsName, registry, serviceName } from './patterns.ts';
import { routingSchema } from './routing.ts';
import { secretsSchema } from './secrets.ts';

export const environments = ['dev', 'stage', 'prod'] as const;
export const platforms = ['aws', 'gcp', 'azure', 'generic'] as const;

const secretName = () => string('Name of a Secret', { minLength: 1, maxLength: 253, pattern: dnsName });

const image = () =>
  object('Where images come from', {
    registry: string('Registry, and folder in it, of every image; empty means global.imageRegistry, then that of the container runtime', {
      pattern: registry,
    }),
    tag: string('Tag of both images, by convention sha-<git sha>', { pattern: '^([a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127})?$' }),
    pullPolicy: oneOfThese('When the kubelet pulls', ['Always', 'IfNotPresent', 'Never']),
    pullSecrets: list('Names of Secrets that the registry asks for', secretName()),
  });

/** Open: a parent chart sets what other charts of it read. */
const global = (): JsonSchema => ({
  ...object('Set by a parent chart for all charts below it', {
    imageRegistry: optional(string('Registry of every image, where image.registry is empty', { pattern: registry })),
    imagePullSecrets: optional(
      list('Secrets that the registry asks for, beside image.pullSecrets: names, or maps with a name as in a pod', {
        description: 'A Secret, by its name',
        oneOf: [secretName(), object('A Secret, as a pod refers to it', { name: secretName() })],
        tsType: '(string | { name: string })',
      }),
    ),
  }),
  additionalProperties: true,
});

const extraObject = (): JsonSchema => ({
  description: 'An object, or its text; both may hold templates',
  oneOf: [
    { type: 'string', minLength: 1 },
    {
      type: 'object',
      properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } },
      required: ['apiVersion', 'kind', 'metadata'],
      additionalProperties: true,
    },
  ],
  tsType: 'string | Record<string, unknown>',
});

/** The schema of the chart's values, draft-07: `charts/landfall/values.schema.json`. */
export const valuesSchema = (): JsonSchema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Values',
  ...object('Values of the landfall chart', {
    environment: oneOfThese('Environment; decides which policies apply', environments),
    platform: oneOfThese('Platform; chooses the preset in files/platforms', platforms),
    domain: string('Registrable domain that the hosts and the session cookie share', { minLength: 1, pattern: dnsName }),
    nameOverride: string('Replaces the chart name in object names and in what selects pods, which no upgrade changes: uninstall first', {
      maxLength: 40,
      pattern: dnsLabel,
    }),
    fullnameOverride: string('Replaces release and chart name in object names; starts with a letter', {
      maxLength: 40,
      pattern: serviceName,
    }),
    commonLabels: ref('Labels of every object and pod beside those of the chart', 'Labels'),
    commonAnnotations: ref('Annotations of every object', 'Annotations'),
    image: image(),
    config: configSchema(),
    secrets: secretsSchema(),
    web: webSchema(),
    api: apiSchema(),
    workers: workersSchema(),
    migrations: migrationsSchema(),
    routing: routingSchema(),
    database: object('Limits of the PostgreSQL server', {
      maxConnections: integer('Connections that the server accepts', 1, 100000),
      reserved: integer('Connections that are kept free for others, and for pods that still drain during a rollout', 0, 1000),
    }),
    redis: object('Limits of the Redis server', {
      maxConnections: integer('Connections that the server accepts', 1, 1000000),
      reserved: integer('Connections that are kept free for others, and for pods that still drain during a rollout', 0, 100000),
    }),
    networkPolicy: networkPolicySchema(),
    monitoring: monitoringSchema(),
    tests: object('What `helm test` runs', { enabled: boolean('Create the test pods') }),
    extraObjects: {
      description: 'More objects of the release, by any name',
      type: 'object',
      additionalProperties: extraObject(),
    },
    enabled: optional(boolean("Read by a parent chart's condition, landfall.enabled; does nothing by itself")),
    global: optional(global()),
  }),
  'x-elsewhere': elsewhere(),
  definitions: titledDefinitions(),
});
