import { deployed, settings } from '../model/environment.ts';
import { policy, type Rule } from '../rule.ts';

export const introspection: Rule = {
  code: 'production/introspection',
  title: 'Production tells strangers its GraphQL schema',
  explanation: `With \`GRAPHQL_INTROSPECTION\` anybody can list every query and mutation, and ask for the list over and over. Tools that need the schema find it in
\`apps/api/schema.graphql\`.`,
  policy: policy('off', 'warning', 'error'),
  fixtureEnvironment: 'prod',
  bad: 'config: { GRAPHQL_INTROSPECTION: true }\n',
  good: 'config: { GRAPHQL_INTROSPECTION: false }\n',
  *check({ values }) {
    for (const { value, path } of settings(values, deployed(values), 'GRAPHQL_INTROSPECTION'))
      if (value) yield { path, message: 'GRAPHQL_INTROSPECTION is on', help: 'write false, or leave it out' };
  },
};
