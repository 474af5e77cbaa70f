import { type Alias, isAlias, isCollection, isPair, isScalar, type ParsedNode, type Scalar } from 'yaml';

import { escapesKnown, withoutQuoteEscapes } from './escapes.ts';
import { quotedValue } from './syntax.ts';

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

/**
 * What each alias stands for: the last anchor of its name before it. Finds on the way what the parser takes but Helm's does not.
 * @param text what the offsets of the nodes count in
 */
export function resolveAnchors(root: ParsedNode, text: string): Anchors {
  const targets = new Map<Alias.Parsed, ParsedNode>();
  const named = new Map<string, ParsedNode>();
  const walk = (node: ParsedNode | null, depth: number, flow: boolean): void => {
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
    if (isScalar(node)) {
      if (node.type === 'QUOTE_DOUBLE') checkEscapes(node, text);
      // In brackets, YAML 1.1 takes any ? for the mark of a key, and | and > for nothing.
      if (flow && (node.type?.startsWith('BLOCK') || (node.type === 'PLAIN' && /\?|^[|>]/.test(node.source))))
        throw new Found('yaml/syntax', node);
      return;
    }
    if (!isCollection(node)) return;
    const inside = flow || node.flow === true;
    for (const item of node.items)
      if (isPair(item)) {
        if (inside && item.key && breaksLine(text, item.key)) throw new Found('yaml/syntax', item.key);
        walk(item.key, depth + 1, inside);
        walk(item.value, depth + 1, inside);
      } else walk(item, depth + 1, inside);
  };
  try {
    walk(root, 0, false);
  } catch (error) {
    if (error instanceof Found) return { targets, fault: error.fault };
    throw error;
  }
  return { targets };
}

const isName = (text: string) => /^[A-Za-z0-9_-]+$/.test(text);

function checkEscapes(node: Scalar.Parsed, text: string): void {
  const raw = text.slice(node.range[0], node.range[1]);
  if (!raw.includes('\\')) return;
  if (!escapesKnown(raw)) throw new Found('yaml/syntax', node);
  const plain = withoutQuoteEscapes(raw);
  if (plain !== undefined) node.source = quotedValue(plain);
}

/** In brackets, too, a key and its colon stand on one line, unless a ? marks the key. */
function breaksLine(text: string, key: ParsedNode): boolean {
  const colon = text.indexOf(':', key.range[1]);
  if (colon === -1 || !/^[\s]*$/.test(text.slice(key.range[1], colon))) return false;
  return text.slice(key.range[0], colon).includes('\n') && !/\?\s*$/.test(text.slice(0, key.range[0]));
}
