import {
  getOperationAST,
  GraphQLError,
  Kind,
  Location,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from '../lib/logger.ts';
import { reject } from '../lib/rejections.ts';
import { limits } from '../limits.ts';
import { compileCost, type Variables } from './complexity.ts';
import { refusal, type ErrorCode } from './errors.ts';
import { codeOf, countError } from './measure.ts';
import { shapeOf } from './shape.ts';

const invalid = (message: string): Error => refusal('GRAPHQL_VALIDATION', message, {}, 400);
const noOperation = (): Error => invalid('operationName names none of the operations');
/** A name is the caller's, and may be as long as the document. */
const shown = ({ name }: OperationDefinitionNode): string => name?.value.slice(0, 64) ?? 'anonymous';

/** Refuses operations, subscriptions too, that nest too deep, cost too much or alias too often. */
export function limitOperations(app: FastifyInstance): void {
  const { GRAPHQL_MAX_DEPTH, GRAPHQL_MAX_COMPLEXITY, GRAPHQL_MAX_ALIASES, GRAPHQL_INTROSPECTION } = app.env;
  const costs = new WeakMap<OperationDefinitionNode, (variables: Variables) => number>();

  const costOf = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): number => {
    let cost = costs.get(operation);
    if (!cost) costs.set(operation, (cost = compileCost(schema, document, operation, GRAPHQL_MAX_COMPLEXITY)));
    return cost(variables);
  };

  function check(schema: GraphQLSchema, document: DocumentNode, node: OperationDefinitionNode, variables: Variables, log: Log): void {
    const refuse = (limit: 'depth' | 'aliases' | 'complexity', code: ErrorCode, cost: number, max: number) => {
      reject(app.metrics, log, limits[limit], { operation: shown(node), cost, max });
      throw refusal(code, `the operation's ${limit} is ${cost}, the limit is ${max}`, { cost, limit: max }, 400);
    };
    const { depth, aliases, introspects } = shapeOf(document, node);
    if (introspects && !GRAPHQL_INTROSPECTION) {
      reject(app.metrics, log, limits.introspection, { operation: shown(node) });
      throw invalid('this api does not answer questions about its schema');
    }
    if (depth > GRAPHQL_MAX_DEPTH) refuse('depth', 'QUERY_TOO_DEEP', depth, GRAPHQL_MAX_DEPTH);
    if (aliases > GRAPHQL_MAX_ALIASES) refuse('aliases', 'TOO_MANY_ALIASES', aliases, GRAPHQL_MAX_ALIASES);
    const cost = costOf(schema, document, node, variables);
    if (cost > GRAPHQL_MAX_COMPLEXITY) refuse('complexity', 'QUERY_TOO_COMPLEX', cost, GRAPHQL_MAX_COMPLEXITY);
  }

  // mercurius asks what kind of operation a GET names before it knows that there is one.
  app.graphql.addHook('preParsing', async (_schema, source, { reply }) => {
    if (reply.request.method === 'GET' && namesNothing(source, operationName(reply.request))) throw noOperation();
  });

  // mercurius takes JSON for a document too, which the parser's limits do not see.
  app.graphql.addHook('preValidation', async (_schema, document) => {
    if (!isParsed(document)) throw invalid('expected a GraphQL document as text');
  });

  app.graphql.addHook('preExecution', async (schema, document, context, variables) => {
    const { request } = context.reply;
    const operation = getOperationAST(document, operationName(request));
    if (!operation) throw noOperation();
    if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw invalid('subscriptions need a WebSocket');
    context.operation = operation.operation;
    check(schema, document, operation, variables ?? {}, request.log);
  });

  // mercurius does not validate subscriptions and does not tell the hook their variables.
  app.graphql.addHook('preSubscriptionExecution', async (schema, document) => {
    try {
      if (!isParsed(document)) throw invalid('expected a GraphQL document as text');
      const [error] = validate(schema, document);
      if (error) throw new GraphQLError(error.message, { nodes: error.nodes ?? [], extensions: { code: 'GRAPHQL_VALIDATION' } });
      for (const node of document.definitions)
        if (node.kind === Kind.OPERATION_DEFINITION) check(schema, document, node, undefined, app.log);
    } catch (error) {
      countError(app.metrics, 'subscription', error instanceof GraphQLError ? 'GRAPHQL_VALIDATION' : codeOf(error));
      throw error;
    }
  });
}

const isParsed = (document: Partial<DocumentNode> | null): boolean => document?.loc instanceof Location;

function namesNothing(source: string, name: string | undefined): boolean {
  try {
    return !getOperationAST(parse(source, { maxTokens: limits.tokens.value }), name);
  } catch {
    return false; // it is said later what is wrong
  }
}

/** Where mercurius has it from: a POST's body or a GET's query string. */
const operationName = ({ body, query }: FastifyRequest): string | undefined => {
  const name = ((body ?? query) as { operationName?: unknown } | null | undefined)?.operationName;
  return typeof name === 'string' ? name : undefined;
};
