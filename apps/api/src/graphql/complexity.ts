import {
  getNamedType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { defaultPageSize, maxPageSize } from './inputs.ts';

/** Values by name; undefined where they are not known, which stands for the dearest. */
export type Variables = Readonly<Record<string, unknown>> | undefined;

interface Run {
  readonly variables: Variables;
  readonly fragments: Map<string, number>;
}
type Cost = (run: Run) => number;

/** What hashes a password is dear, whatever it answers. */
const passwordFields: ReadonlySet<string> = new Set(['signIn', 'signUp', 'changePassword']);

/**
 * The cost of an operation as a function of its variables: a field costs 1 and what is below it, a list its size times one of its
 * items, a password half of the limit. Compiled once, because it is asked at each request; linear, however often fragments are spread.
 */
export function compileCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  limit: number,
): (variables: Variables) => number {
  const defaults = new Map(operation.variableDefinitions?.map(({ variable, defaultValue }) => [variable.name.value, defaultValue]));
  const fragments = new Map<string, Cost>();

  const ofSet = (set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined): Cost => {
    const costs = (set?.selections ?? []).map((node) => conditional(node, ofNode(node, type)));
    return (run) => costs.reduce((sum, cost) => sum + cost(run), 0);
  };
  const ofNode = (node: SelectionNode, type: GraphQLNamedType | undefined): Cost => {
    if (node.kind === Kind.FIELD) return ofField(node, type);
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value);
    return ofSet(node.selectionSet, node.typeCondition ? schema.getType(node.typeCondition.name.value) : type);
  };
  const ofFragment =
    (name: string): Cost =>
    (run) => {
      const known = run.fragments.get(name);
      if (known !== undefined) return known;
      const cost = fragments.get(name)?.(run) ?? 0;
      run.fragments.set(name, cost);
      return cost;
    };
  const ofField = (node: FieldNode, type: GraphQLNamedType | undefined): Cost => {
    const field = fieldOf(type, node.name.value);
    const below = ofSet(node.selectionSet, getNamedType(field?.type));
    if (type === schema.getMutationType() && passwordFields.has(node.name.value)) return (run) => Math.ceil(limit / 2) + below(run);
    if (!field?.args.some(({ name }) => name === 'first')) return (run) => 1 + below(run);
    const first = node.arguments?.find(({ name }) => name.value === 'first')?.value;
    return (run) => 1 + sizeOf(valueOf(first, run.variables)) * below(run);
  };
  /** What is skipped costs nothing. */
  const conditional = (node: SelectionNode, cost: Cost): Cost => {
    const conditions = (node.directives ?? []).map(({ name, arguments: [argument] = [] }) => ({
      value: argument?.value,
      skippedIf: name.value === 'skip' ? true : name.value === 'include' ? false : undefined,
    }));
    if (conditions.length === 0) return cost;
    return (run) =>
      conditions.some(({ value, skippedIf }) => skippedIf !== undefined && valueOf(value, run.variables) === skippedIf) ? 0 : cost(run);
  };
  const valueOf = (node: ValueNode | undefined, variables: Variables): unknown => {
    if (node?.kind === Kind.VARIABLE) {
      if (variables === undefined) return unknown;
      const value = variables[node.name.value];
      return value === undefined ? valueOf(defaults.get(node.name.value), variables) : value;
    }
    if (node?.kind === Kind.INT) return Number(node.value);
    return node?.kind === Kind.BOOLEAN ? node.value : undefined;
  };

  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(node.name.value, ofSet(node.selectionSet, schema.getType(node.typeCondition.name.value)));
  const cost = ofSet(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
  return (variables) => cost({ variables, fragments: new Map() });
}

const unknown = Symbol('unknown');

/** What is no number is refused later; until then it is the longest list. */
function sizeOf(first: unknown): number {
  if (first === undefined || first === null) return defaultPageSize;
  return typeof first === 'number' ? Math.max(0, first) : maxPageSize;
}

function fieldOf(type: GraphQLNamedType | undefined, name: string) {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(type) ? type.getFields()[name] : undefined;
}
