import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/** How deep the fields of an operation are nested; a fragment adds nothing. The document has to be valid. */
export function depthOf(document: DocumentNode, operation: OperationDefinitionNode): number {
  const fragments = new Map<string, SelectionSetNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node.selectionSet);
  const measured = new Map<string, number>();

  const ofSet = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((max, node) => Math.max(max, ofNode(node)), 0);
  const ofFragment = (name: string): number => {
    const depth = measured.get(name) ?? ofSet(fragments.get(name));
    measured.set(name, depth);
    return depth;
  };
  const ofNode = (node: SelectionNode): number => {
    if (node.kind === Kind.FIELD) return 1 + ofSet(node.selectionSet);
    return node.kind === Kind.INLINE_FRAGMENT ? ofSet(node.selectionSet) : ofFragment(node.name.value);
  };
  return ofSet(operation.selectionSet);
}
