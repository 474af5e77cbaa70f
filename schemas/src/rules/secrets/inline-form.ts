import { env } from '../../contract/env.ts';
import type { Values } from '../../generated/values.ts';
import { everywhere, type Rule } from '../rule.ts';

type Name = keyof Values['secrets']['inline'];

/** Secret variables whose form the contract states. */
const patterns: readonly (readonly [Name, string])[] = [
  ['DATABASE_URL', env.DATABASE_URL.schema.pattern],
  ['MIGRATION_DATABASE_URL', env.MIGRATION_DATABASE_URL.schema.pattern],
];

export const inlineForm: Rule = {
  code: 'secrets/inline-form',
  title: 'A secret has not the form that the app expects',
  explanation: `The app validates its environment at start and exits with 78: pods crash in a loop. The schema does not check the form, since Helm's message
would quote the secret. The chart refuses such values, and shows no value either.`,
  policy: everywhere,
  fixtureEnvironment: 'dev',
  bad: `secrets:
  source: inline
  inline:
    DATABASE_URL: mysql://landfall_app:EXAMPLE@db.example.com:3306/landfall
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
  *check({ values }) {
    const { source, inline } = values.secrets;
    if (source !== 'inline') return;
    for (const [name, pattern] of patterns)
      if (!new RegExp(pattern, 'u').test(inline[name] ?? ''))
        yield {
          path: ['secrets', 'inline', name],
          message: `the value, not shown, is not of the form ${pattern}`,
          help: 'write one that is',
        };
  },
};
