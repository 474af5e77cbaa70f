import { Refusal, type CodeInfo, type Finding } from '../finding.ts';
import type { Source, Span } from '../source.ts';
import type { Path, Tree } from '../tree.ts';

/** What is wrong with an argument; its texts quote nothing of the argument. */
export interface Fault {
  readonly info: CodeInfo;
  readonly at: Span;
  /** Keys read so far in the first pair; empty in later ones, which may be the rest of a password. */
  readonly path: Path;
  readonly message: string;
  readonly help?: string;
  readonly related?: NonNullable<Finding['related']>;
}

export function refusal({ info, at, path, message, help, related }: Fault): Refusal {
  return new Refusal({
    code: info.code,
    severity: info.severity,
    path: isPublic(at.source) ? path : [],
    at,
    message,
    ...(help === undefined ? {} : { help }),
    ...(related === undefined ? {} : { related }),
    environments: [],
  });
}

/** Whether the first keys may be named: without a `=` after them, or with quotes, they may be a password put at the wrong place. */
const isPublic = ({ text }: Source): boolean => /^[A-Za-z0-9_./\\[\]-]+=/.test(text);

/** How messages name what was found, never its value. */
export function kindOf(tree: Tree): string {
  if (tree.kind !== 'scalar') return `a ${tree.kind}`;
  if (tree.value === null) return 'null';
  return typeof tree.value === 'string' ? 'a string' : typeof tree.value === 'boolean' ? 'a boolean' : 'a number';
}
