import { getOperationAST, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import type { FastifyInstance } from 'fastify';
import { refusal } from './errors.ts';
import { worstCase } from './worst-case.ts';

/** A list costs its size times one of its items. */
const listSize: ComplexityEstimator = ({ args, childComplexity }) =>
  typeof args['first'] === 'number' ? 1 + Math.max(0, args['first']) * childComplexity : undefined;
const oneEach: ComplexityEstimator = ({ childComplexity }) => 1 + childComplexity;

/** Limits the cost of every operation; depth is mercurius' own option, and its rejections are counted where they are answered. */
export function limitComplexity(app: FastifyInstance): void {
  const limit = app.env.GRAPHQL_MAX_COMPLEXITY;

  function check(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ): void {
    const name = operation.name?.value;
    const cost = getComplexity({
      schema,
      query: document,
      variables,
      estimators: [listSize, oneEach],
      ...(name !== undefined && { operationName: name }),
    });
    if (cost <= limit) return;
    app.metrics.rejections.inc({ limit: 'complexity' });
    app.log.warn({ limit: 'complexity', operation: name ?? 'anonymous', cost, max: limit }, 'GraphQL operation refused');
    throw refusal(
      'QUERY_TOO_COMPLEX',
      `the operation costs ${cost}, the limit is ${limit}: ask for fewer fields or shorter lists`,
      { cost, limit },
      400,
    );
  }

  app.graphql.addHook('preExecution', async (schema, document, context, variables) => {
    const operation = getOperationAST(document, operationName(context.reply.request.body));
    if (operation) check(schema, document, operation, variables ?? {});
  });

  // mercurius does not validate subscriptions and does not tell the hook their variables.
  app.graphql.addHook('preSubscriptionExecution', async (schema, document) => {
    const [error] = validate(schema, document);
    if (error) throw error;
    for (const definition of document.definitions)
      if (definition.kind === 'OperationDefinition') check(schema, worstCase(schema, document), definition, {});
  });
}

const operationName = (body: unknown): string | undefined => {
  const name = (body as { operationName?: unknown } | null | undefined)?.operationName;
  return typeof name === 'string' ? name : undefined;
};
