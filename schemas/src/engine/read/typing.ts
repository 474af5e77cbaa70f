import type { ParsedNode, Scalar } from 'yaml';

import type { Span } from '../source.ts';
import type { Path } from '../tree.ts';
import type { Problems } from './problems.ts';
import { type Resolved, resolvePlain, resolveTagged } from './scalar.ts';
import { trapOf } from './traps.ts';

/** Types the nodes of one document by their tags and texts, and reports what is surprising about that. */
export class Typing {
  readonly #problems: Problems;
  readonly #unended: number;

  /** @param unended offset within the document at which a block of text loses its last line break */
  constructor(problems: Problems, unended: number) {
    this.#problems = problems;
    this.#unended = unended;
  }

  scalar(node: Scalar.Parsed, path: Path, at: Span): Resolved {
    const resolved = this.resolve(node, path, at);
    if (node.tag === undefined) {
      const trap = node.type === 'PLAIN' ? trapOf(node.source, resolved) : undefined;
      if (trap) this.#problems.trap(trap, at, path);
    } else if (!/^(?:!|tag:yaml\.org,2002:(?:str|int|float|bool|null|timestamp))$/.test(node.tag))
      this.#problems.tag(at, path, node.tag === 'tag:yaml.org,2002:binary');
    return resolved;
  }

  /**
   * The type alone, without findings.
   * @throws {Refusal} where the text does not fit the tag
   */
  resolve(node: Scalar.Parsed, path: Path, at: Span): Resolved {
    const block = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
    const text = block && node.range[1] >= this.#unended ? node.source.replace(/\n$/, '') : node.source;
    if (node.tag === undefined) return node.type === 'PLAIN' ? resolvePlain(text) : { type: 'string', value: text };
    const resolved = resolveTagged(node.tag, text);
    if (resolved) return resolved;
    throw this.#problems.refuse('yaml/tag', at, path, 'a value of the type that its tag names', 'one of another type');
  }

  collection(node: ParsedNode, path: Path, at: Span): void {
    if (node.tag !== undefined && !/^(?:!|tag:yaml\.org,2002:(?:map|seq))$/.test(node.tag)) this.#problems.tag(at, path, false);
  }
}
