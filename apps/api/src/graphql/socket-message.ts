import { getOperationAST, getVariableValues, GraphQLError, OperationTypeNode, parse, type GraphQLSchema } from 'graphql';
import { limits } from '../limits.ts';

/** What a client may say in graphql-transport-ws, without what is nobody's business. */
export type Message =
  | { readonly type: 'connection_init' | 'ping' | 'pong' }
  | { readonly type: 'complete'; readonly id: string }
  | { readonly type: 'subscribe'; readonly id: string; readonly payload: Payload };

interface Payload {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

const maxIdLength = 64;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isId = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= maxIdLength;

/** @returns undefined where it is no message of the protocol */
export function readMessage(text: string): Message | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { type, id, payload } = value;
  if (type === 'connection_init' || type === 'ping' || type === 'pong') return { type };
  if (!isId(id)) return undefined;
  if (type === 'complete') return { type, id };
  const read = type === 'subscribe' ? readPayload(payload) : undefined;
  return read && { type: 'subscribe', id, payload: read };
}

function readPayload(payload: unknown): Payload | undefined {
  if (!isObject(payload)) return undefined;
  const { query, variables, operationName } = payload;
  if (typeof query !== 'string' || !(variables == null || isObject(variables))) return undefined;
  if (operationName != null && typeof operationName !== 'string') return undefined;
  return { query, ...(variables && { variables }), ...(operationName != null && { operationName }) };
}

/** What is wrong with a subscription before it is asked for. mercurius tells and logs its own bewilderment, and the variables with it. */
export function refuseSubscription(schema: GraphQLSchema, { query, variables = {}, operationName }: Payload): string | undefined {
  try {
    const operation = getOperationAST(parse(query, { maxTokens: limits.tokens.value }), operationName);
    if (!operation) return 'operationName names none of the operations';
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return 'only subscriptions come over a WebSocket';
    return getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 }).errors?.[0]?.message;
  } catch (error) {
    if (error instanceof GraphQLError) return error.message;
    throw error;
  }
}
