import { Refusal, type CodeInfo, type Finding } from '../finding.ts';
import type { Source, Span } from '../source.ts';
import type { Path, Tree } from '../tree.ts';

/** What is wrong with an argument; its texts quote nothing of the argument. */
export interface Fault {
  readonly info: CodeInfo;
  readonly at: Span;
  /** Keys read so far in the pair that is at fault. */
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

/** Whether keys may be named: a text without `=`, with quotes or with commas may have a part of a password where keys stand. */
const isPublic = ({ text }: Source): boolean => /^[A-Za-z0-9_./\\[\]-]+=[^,]*$/.test(text);

/** How messages name what was found, never its value. */
export function kindOf(tree: Tree): string {
  if (tree.kind !== 'scalar') return `a ${tree.kind}`;
  if (tree.value === null) return 'null';
  return typeof tree.value === 'string' ? 'a string' : typeof tree.value === 'boolean' ? 'a boolean' : 'a number';
}
