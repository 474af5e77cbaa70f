import type { CodeInfo, Finding } from '../finding.ts';
import type { Span } from '../source.ts';
import { pathText, type Path, type Tree } from '../tree.ts';

/** A finding of merging. In a flag that sets more than one key a part of a password can look like a key: its path stays unsaid. */
export function finding(info: CodeInfo, at: Span, path: Path, message: string, more: Pick<Finding, 'help' | 'related'> = {}): Finding {
  return { code: info.code, severity: info.severity, path: isPlain(at) ? path : [], at, message, ...more, environments: [] };
}

/** How messages name what stands at a path. */
export const named = (path: Path, at: Span): string => (isPlain(at) ? pathText(path) : 'this value');

const isPlain = ({ source: { kind, text } }: Span) => kind !== 'flag' || /^[A-Za-z0-9_./\\[\]-]+=[^,]*$/.test(text);

/** Kind of a value for messages, never the value. */
export function kindOf(tree: Tree): string {
  if (tree.kind !== 'scalar') return `a ${tree.kind}`;
  if (tree.value === null) return 'null';
  return `a ${typeof tree.value === 'bigint' ? 'number' : typeof tree.value}`;
}
