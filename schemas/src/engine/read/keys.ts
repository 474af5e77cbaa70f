import { isScalar, type ParsedNode, type Scalar } from 'yaml';

import { floatKey } from './number.ts';
import type { Resolved } from './scalar.ts';

/** Whether a key is the sign that merges a map. */
export const isMerge = (node: ParsedNode): node is Scalar.Parsed =>
  isScalar(node) &&
  node.source === '<<' &&
  (node.tag === undefined ? node.type === 'PLAIN' : node.tag === '!' || node.tag === 'tag:yaml.org,2002:merge');

/** The key that JSON gets; undefined for what Helm refuses as one. */
export function keyText(resolved: Resolved): string | undefined {
  switch (resolved.type) {
    case 'string':
      return resolved.value;
    case 'bool':
      return String(resolved.value);
    case 'float':
      return floatKey(resolved.value);
    case 'int':
      return resolved.exact < 2n ** 63n ? resolved.exact.toString() : undefined;
    case 'null':
      return undefined;
  }
}
