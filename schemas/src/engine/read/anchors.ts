import { type Alias, isAlias, isCollection, isPair, isScalar, type ParsedNode } from 'yaml';

/** A fault of an anchor or alias; its name is never told, for it may be a password that lacks its quotes. */
export interface AnchorFault {
  readonly code: 'yaml/unknown-anchor' | 'yaml/syntax' | 'yaml/nesting';
  readonly start: number;
  readonly end: number;
}

export interface Anchors {
  readonly targets: ReadonlyMap<Alias.Parsed, ParsedNode>;
  readonly fault?: AnchorFault;
}

/** Deeper than anyone writes, and shallow enough for every walk over the tree. */
export const deepest = 500;

class Found extends Error {
  readonly fault: AnchorFault;

  constructor(code: AnchorFault['code'], node: ParsedNode) {
    super(code);
    this.fault = { code, start: node.range[0], end: node.range[1] };
  }
}

/** What each alias stands for: the last anchor of its name before it. */
export function resolveAnchors(root: ParsedNode): Anchors {
  const targets = new Map<Alias.Parsed, ParsedNode>();
  const named = new Map<string, ParsedNode>();
  const walk = (node: ParsedNode | null, depth: number): void => {
    if (node === null) return;
    if (depth > deepest) throw new Found('yaml/nesting', node);
    if (isAlias(node)) {
      const target = named.get(node.source);
      if (!isName(node.source)) throw new Found('yaml/syntax', node as ParsedNode);
      if (!target) throw new Found('yaml/unknown-anchor', node as ParsedNode);
      targets.set(node, target);
      return;
    }
    if (node.anchor !== undefined) {
      if (!isName(node.anchor)) throw new Found('yaml/syntax', node);
      named.set(node.anchor, node);
    }
    if (isScalar(node) || !isCollection(node)) return;
    for (const item of node.items)
      if (isPair(item)) {
        walk(item.key, depth + 1);
        walk(item.value, depth + 1);
      } else walk(item, depth + 1);
  };
  try {
    walk(root, 0);
  } catch (error) {
    if (error instanceof Found) return { targets, fault: error.fault };
    throw error;
  }
  return { targets };
}

const isName = (text: string) => /^[A-Za-z0-9_-]+$/.test(text);
