import {
  getOperationAST,
  GraphQLError,
  Kind,
  OperationTypeNode,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { depthOf } from './depth.ts';
import { refusal } from './errors.ts';
import { defaultPageSize } from './inputs.ts';
import { codeOf, countError } from './measure.ts';
import { worstCase } from './worst-case.ts';

const maxNodes = 10_000;

/** A list costs its size times one of its items. */
const listSize: ComplexityEstimator = ({ field, args, childComplexity }) => {
  if (!field.args.some(({ name }) => name === 'first')) return undefined;
  const first: unknown = args['first'] ?? defaultPageSize;
  return 1 + Math.max(0, Number(first)) * childComplexity;
};
/** What hashes a password costs half of the limit: with its fields, twice is too much for one operation. */
const passwordFields: ReadonlySet<string> = new Set(['signIn', 'signUp', 'changePassword']);
const passwords =
  (limit: number): ComplexityEstimator =>
  ({ type, field, childComplexity }) =>
    type.name === 'Mutation' && passwordFields.has(field.name) ? Math.ceil(limit / 2) + childComplexity : undefined;
const oneEach: ComplexityEstimator = ({ childComplexity }) => 1 + childComplexity;

/** Refuses operations, subscriptions too, that nest too deep or cost too much; logs and counts what it refuses. */
export function limitOperations(app: FastifyInstance): void {
  const { GRAPHQL_MAX_DEPTH, GRAPHQL_MAX_COMPLEXITY } = app.env;
  const estimators = [passwords(GRAPHQL_MAX_COMPLEXITY), listSize, oneEach];

  function check(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ): void {
    const name = operation.name?.value;
    const refuse = (limit: 'depth' | 'complexity', cost: number, max: number) => {
      app.metrics.graphql_rejections_total.inc({ limit });
      app.log.warn({ limit, operation: name ?? 'anonymous', cost, max }, 'GraphQL operation refused');
      const code = limit === 'depth' ? 'QUERY_TOO_DEEP' : 'QUERY_TOO_COMPLEX';
      throw refusal(code, `the operation's ${limit} is ${cost}, the limit is ${max}`, { cost, limit: max }, 400);
    };
    const depth = depthOf(document, operation);
    if (depth > GRAPHQL_MAX_DEPTH) refuse('depth', depth, GRAPHQL_MAX_DEPTH);
    const operationName = name === undefined ? {} : { operationName: name };
    let cost: number;
    try {
      cost = getComplexity({ schema, query: document, variables, estimators, maxQueryNodes: maxNodes, ...operationName });
    } catch (error) {
      // Fragments of fragments can be more than anybody can count.
      if (!(error instanceof GraphQLError && error.message.includes('number of nodes'))) throw error;
      return refuse('complexity', maxNodes, GRAPHQL_MAX_COMPLEXITY);
    }
    if (cost > GRAPHQL_MAX_COMPLEXITY) refuse('complexity', cost, GRAPHQL_MAX_COMPLEXITY);
  }

  app.graphql.addHook('preExecution', async (schema, document, context, variables) => {
    const operation = getOperationAST(document, operationName(context.reply.request));
    if (!operation) throw refusal('GRAPHQL_VALIDATION', 'operationName names none of the operations', {}, 400);
    if (operation.operation === OperationTypeNode.SUBSCRIPTION)
      throw refusal('GRAPHQL_VALIDATION', 'subscriptions need a WebSocket', {}, 400);
    context.operation = operation.operation;
    check(schema, document, operation, variables ?? {});
  });

  // mercurius does not validate subscriptions and does not tell the hook their variables.
  app.graphql.addHook('preSubscriptionExecution', async (schema, document) => {
    try {
      const [error] = validate(schema, document);
      if (error) throw error;
      for (const node of document.definitions)
        if (node.kind === Kind.OPERATION_DEFINITION) check(schema, worstCase(schema, document), node, {});
    } catch (error) {
      countError(app.metrics, 'subscription', error instanceof GraphQLError ? 'GRAPHQL_VALIDATION' : codeOf(error));
      throw error;
    }
  });
}

/** Where mercurius has it from: a POST's body or a GET's query string. */
const operationName = ({ body, query }: FastifyRequest): string | undefined => {
  const name = ((body ?? query) as { operationName?: unknown } | null | undefined)?.operationName;
  return typeof name === 'string' ? name : undefined;
};
