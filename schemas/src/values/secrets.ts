import type { JsonSchema } from '../json-schema.ts';
import { boolean, object, oneOfThese, optional, string } from './builder.ts';
import { inlineSecretsSchema, secretNames } from './config.ts';
import { dnsName } from './patterns.ts';

/** Conditions by source: each names the property that is missing, in the words of the values. */
const conditions = (): JsonSchema => ({
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
          external: {
            properties: { remoteKey: { minLength: 1 } },
            if: { properties: { create: { const: true } }, required: ['create'] },
            then: { properties: { aws: { properties: { region: { minLength: 1 } } } } },
            else: { properties: { storeName: { minLength: 1 } } },
          },
        },
      },
    },
  ],
});

const external = () =>
  object('ExternalSecrets, one for each component', {
    storeKind: oneOfThese('Kind of the store that is already there', ['SecretStore', 'ClusterSecretStore']),
    storeName: string('Name of the store that is already there', { maxLength: 253, pattern: dnsName }),
    remoteKey: string('Key of the secret in the store; its properties are the names of the variables'),
    refreshInterval: string('How often the store is read', { pattern: '^[0-9]+(s|m|h)$' }),
    create: boolean('Create a SecretStore of AWS Secrets Manager in the namespace, instead of using one that is there'),
    aws: object('The store that `create` makes', {
      region: string('Region of AWS Secrets Manager', { pattern: '^([a-z]{2}(-[a-z]+)+-[0-9])?$' }),
      serviceAccount: string("ServiceAccount whose role may read it; empty means the operator's own identity", {
        maxLength: 253,
        pattern: dnsName,
      }),
    }),
  });

export const secretsSchema = (): JsonSchema =>
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
      external: external(),
      rotation: oneOfThese(
        'What restarts the pods that read a rotated secret. checksum: a change in these values; reloader: Stakater Reloader, when the Secret changes; none: nothing',
        ['checksum', 'reloader', 'none'],
      ),
      revisions: object(
        'Any text for a variable; a new one restarts the pods that read it, such as after a rotation of an existing or external secret',
        Object.fromEntries(
          secretNames.map((name) => [
            name,
            optional(string(`Revision of ${name}; never the secret itself`, { maxLength: 63, pattern: '^[a-zA-Z0-9._-]*$' })),
          ]),
        ),
      ),
    },
    conditions(),
  );
