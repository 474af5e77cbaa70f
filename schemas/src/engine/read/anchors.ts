import { type Alias, isAlias, isPair, isScalar, type ParsedNode, type Scalar } from 'yaml';

import { escapesKnown, withoutQuoteEscapes } from './escapes.ts';
import { quotedValue } from './syntax.ts';

/** What the parser takes and Helm's does not; an anchor's name is never told, for it may be a password that lacks its quotes. */
export interface AnchorFault {
  readonly code: 'yaml/unknown-anchor' | 'yaml/syntax' | 'yaml/nesting';
  readonly start: number;
  readonly end: number;
  readonly expected: string;
  readonly found: string;
}

export interface Anchors {
  readonly targets: ReadonlyMap<Alias.Parsed, ParsedNode>;
  readonly fault?: AnchorFault;
}

/** Deeper than anyone writes, and shallow enough for every walk over the tree. */
const deepest = 500;

/**
 * What each alias stands for: the last anchor of its name before it. Finds on the way what the parser takes but Helm's does not.
 * @param text what the offsets of the nodes count in
 */
export function resolveAnchors(root: ParsedNode, text: string): Anchors {
  const targets = new Map<Alias.Parsed, ParsedNode>();
  const named = new Map<string, ParsedNode>();
  let fault: AnchorFault | undefined;
  const report = (code: AnchorFault['code'], { range }: ParsedNode, expected: string, found: string): void => {
    fault ??= { code, start: range[0], end: range[1], expected, found };
  };
  const misnamed = (node: ParsedNode) => report('yaml/syntax', node, 'a name of letters, digits, - and _', 'another after * or &');
  const walk = (node: ParsedNode | null, depth: number, flow: boolean): void => {
    if (node === null) return;
    if (depth > deepest) return report('yaml/nesting', node, 'less nesting', `more than ${deepest} levels`);
    if (isAlias(node)) {
      const target = named.get(node.source);
      if (target) targets.set(node, target);
      else if (isName(node.source)) report('yaml/unknown-anchor', node, 'an anchor of that name before the alias', 'none');
      else misnamed(node);
      return;
    }
    if (node.anchor !== undefined) {
      if (!isName(node.anchor)) misnamed(node);
      named.set(node.anchor, node);
    }
    if (isScalar(node)) {
      if (node.type === 'QUOTE_DOUBLE' && !readEscapes(node, text))
        report('yaml/syntax', node, 'an escape that YAML 1.1 knows after each backslash', 'another');
      // In brackets, YAML 1.1 takes any ? for the mark of a key, and | and > for nothing.
      if (flow && node.type === 'PLAIN' && /\?|^[|>]/.test(node.source))
        report('yaml/syntax', node, 'quotes around text in brackets that has ? in it or begins with | or >', 'none');
      return;
    }
    const inside = flow || node.flow === true;
    for (const item of node.items)
      if (isPair(item)) {
        if (inside && breaksLine(text, item.key)) report('yaml/syntax', item.key, 'a key and its colon on one line', 'a line break');
        walk(item.key, depth + 1, inside);
        walk(item.value, depth + 1, inside);
      } else walk(item, depth + 1, inside);
  };
  walk(root, 0, false);
  return { targets, ...(fault ? { fault } : {}) };
}

const isName = (text: string) => /^[A-Za-z0-9_-]+$/.test(text);

/** Reads the escape that YAML 1.2 lacks; false where one stands that YAML 1.1 lacks. */
function readEscapes(node: Scalar.Parsed, text: string): boolean {
  const raw = text.slice(node.range[0], node.range[1]);
  const plain = withoutQuoteEscapes(raw);
  if (plain !== undefined) node.source = quotedValue(plain);
  return escapesKnown(raw);
}

/** In brackets, too, a key and its colon stand on one line, unless a ? marks the key. */
function breaksLine(text: string, key: ParsedNode): boolean {
  const [gap] = /^\s*(?=:)/.exec(text.slice(key.range[1])) ?? [];
  if (gap === undefined) return false;
  const broken = gap.includes('\n') || text.slice(key.range[0], key.range[1]).includes('\n');
  return broken && !/\?\s*$/.test(text.slice(0, key.range[0]));
}
