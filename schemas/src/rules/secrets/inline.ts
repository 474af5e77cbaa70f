import { policy, type Rule } from '../rule.ts';

export const inlineSecrets: Rule = {
  code: 'secrets/inline',
  title: 'Secrets are written in the values',
  explanation: `Inline secrets are in the values, in the pipeline that passes them, and in every release record of Helm that \`helm get values\` prints. They are for
development alone. The chart refuses such values of other environments.`,
  policy: policy('off', 'error', 'error'),
  fixtureEnvironment: 'prod',
  bad: `secrets:
  source: inline
  inline:
    DATABASE_URL: postgresql://landfall_app:EXAMPLE@db.example.com:5432/landfall
    MIGRATION_DATABASE_URL: postgresql://landfall_migrate:EXAMPLE@db.example.com:5432/landfall
    REDIS_PASSWORD: EXAMPLE
    JWT_SECRET: EXAMPLE-EXAMPLE-EXAMPLE-EXAMPLE-EXAMPLE
    STRIPE_SECRET_KEY: EXAMPLE
    STRIPE_WEBHOOK_SECRET: EXAMPLE
    RESEND_API_KEY: EXAMPLE
    S3_ACCESS_KEY: EXAMPLE
    S3_SECRET_KEY: EXAMPLE
`,
  good: 'secrets:\n  source: existing\n  existing: { name: landfall-secrets }\n',
  *check({ values, environment }) {
    if (values.secrets.source !== 'inline') return;
    yield {
      path: ['secrets', 'source'],
      message: `inline secrets of environment ${environment} are in the values and in every release record`,
      help: 'write external or existing',
    };
  },
};
