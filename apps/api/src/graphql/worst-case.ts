import {
  getNamedType,
  isEnumType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ConstValueNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { maxPageSize } from './inputs.ts';

/** The document at its most expensive, where the variables are not known: lists at their longest, nothing skipped. */
export function worstCase(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      VariableDefinition: () => null,
      Directive: () => null,
      Variable: () => literalOf(types.getInputType()),
    }),
  );
}

function literalOf(type: GraphQLInputType | null | undefined): ConstValueNode {
  const named = getNamedType(type);
  if (isEnumType(named)) return { kind: Kind.ENUM, value: named.getValues()[0]?.name ?? '' };
  switch (named?.name) {
    case 'Int':
      return { kind: Kind.INT, value: String(maxPageSize) };
    case 'Float':
      return { kind: Kind.FLOAT, value: '0' };
    case 'Boolean':
      return { kind: Kind.BOOLEAN, value: true };
    default:
      return { kind: Kind.STRING, value: '' };
  }
}
