import type { ErrorObject } from 'ajv';
import { count, either, literalText, typeText } from './describe.ts';

/** Code and expectation of each keyword that speaks of one value by itself. */
export function expectation(error: ErrorObject): { code: string; must: string } | undefined {
  const { params } = error;
  const limit = String(params['limit']);
  switch (error.keyword) {
    case 'type':
      return { code: 'schema/type', must: `must be ${typeText(params['type'])}` };
    case 'enum':
      return { code: 'schema/enum', must: `must be ${either((params['allowedValues'] as unknown[]).map(literalText))}` };
    case 'const':
      return { code: 'schema/const', must: `must be ${literalText(params['allowedValue'])}` };
    case 'minimum':
      return { code: 'schema/range', must: `must be at least ${limit}` };
    case 'maximum':
      return { code: 'schema/range', must: `must be at most ${limit}` };
    case 'exclusiveMinimum':
      return { code: 'schema/range', must: `must be more than ${limit}` };
    case 'exclusiveMaximum':
      return { code: 'schema/range', must: `must be less than ${limit}` };
    case 'multipleOf':
      return { code: 'schema/range', must: `must be a multiple of ${String(error.schema)}` };
    case 'minLength':
      return { code: 'schema/length', must: params['limit'] === 1 ? 'must not be empty' : `must have at least ${limit} characters` };
    case 'maxLength':
      return {
        code: 'schema/length',
        must: params['limit'] === 0 ? 'must be empty' : `must have at most ${count(params['limit'], 'character')}`,
      };
    case 'minItems':
      return { code: 'schema/length', must: params['limit'] === 1 ? 'must not be empty' : `must have at least ${limit} items` };
    case 'maxItems':
      return { code: 'schema/length', must: `must have at most ${count(params['limit'], 'item')}` };
    case 'minProperties':
      return { code: 'schema/length', must: params['limit'] === 1 ? 'must not be empty' : `must have at least ${limit} keys` };
    case 'maxProperties':
      return { code: 'schema/length', must: `must have at most ${count(params['limit'], 'key')}` };
    case 'pattern':
      return { code: 'schema/pattern', must: `must match ${String(params['pattern'])}` };
    case 'format':
      return { code: 'schema/format', must: `must be of the format ${String(params['format'])}` };
    case 'additionalItems':
    case 'unevaluatedItems':
    case 'items':
      return { code: 'schema/items', must: `must have at most ${count(params['limit'] ?? params['len'], 'item')}` };
    case 'contains':
      return { code: 'schema/items', must: contained(params) };
    default:
      return undefined;
  }
}

const contained = (params: Record<string, unknown>): string =>
  params['maxContains'] === undefined
    ? `must have at least ${count(params['minContains'] ?? 1, 'item')} of the kind that the schema asks for`
    : `must have from ${Number(params['minContains'])} to ${Number(params['maxContains'])} items of the kind that the schema asks for`;
