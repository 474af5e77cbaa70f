import { Refusal, type CodeInfo } from '../finding.ts';
import type { Span } from '../source.ts';
import { pathText, type Path, type Tree } from '../tree.ts';

export const nameOf = (tree: Tree): string =>
  tree.kind === 'scalar'
    ? tree.value === null
      ? 'null'
      : `a ${typeof tree.value === 'bigint' ? 'number' : typeof tree.value}`
    : `a ${tree.kind}`;

/** Helm stops because the values of a subchart are no map. */
export const refuse = ({ code }: CodeInfo, at: Span, path: Path, found: Tree): Refusal =>
  new Refusal({
    code,
    severity: 'error',
    path,
    at,
    message: `expected a map at ${pathText(path)}, the values of a subchart, found ${nameOf(found)}`,
    environments: [],
  });
