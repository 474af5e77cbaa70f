import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/** What an operation looks like, whatever its variables are. A fragment counts wherever it is used. */
export interface Shape {
  /** How deep its fields are nested. */
  readonly depth: number;
  readonly aliases: number;
  /** Asks about the schema. */
  readonly introspects: boolean;
}

const empty: Shape = { depth: 0, aliases: 0, introspects: false };
const shapes = new WeakMap<OperationDefinitionNode, Shape>();

/** The document has to be valid: its fragments must not contain each other. */
export function shapeOf(document: DocumentNode, operation: OperationDefinitionNode): Shape {
  const known = shapes.get(operation);
  if (known) return known;
  const shape = measure(document, operation);
  shapes.set(operation, shape);
  return shape;
}

function measure(document: DocumentNode, operation: OperationDefinitionNode): Shape {
  const fragments = new Map<string, SelectionSetNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node.selectionSet);
  const measured = new Map<string, Shape>();

  const ofSet = (set: SelectionSetNode | undefined): Shape => (set?.selections ?? []).map(ofNode).reduce(beside, empty);
  const ofFragment = (name: string): Shape => {
    const shape = measured.get(name) ?? ofSet(fragments.get(name));
    measured.set(name, shape);
    return shape;
  };
  const ofNode = (node: SelectionNode): Shape => {
    if (node.kind === Kind.INLINE_FRAGMENT) return ofSet(node.selectionSet);
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value);
    const { depth, aliases, introspects } = ofSet(node.selectionSet);
    const asks = node.name.value === '__schema' || node.name.value === '__type';
    return { depth: 1 + depth, aliases: aliases + (node.alias ? 1 : 0), introspects: introspects || asks };
  };
  return ofSet(operation.selectionSet);
}

const beside = (a: Shape, b: Shape): Shape => ({
  depth: Math.max(a.depth, b.depth),
  aliases: a.aliases + b.aliases,
  introspects: a.introspects || b.introspects,
});
