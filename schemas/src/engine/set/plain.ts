import type { Span } from '../source.ts';
import type { Path, Scalar, Tree } from '../tree.ts';
import { syntax } from './codes.ts';
import type { Token } from './cursor.ts';
import { spanTo, type Grammar, type Input } from './grammar.ts';
import { refusal } from './refuse.ts';

/** What a kind of flag makes of a text without its escapes. */
export type Convert = (text: string, at: Span, path: Path) => Scalar;

/** `key=text` and `key={text,text}`, as `--set`, `--set-string` and `--set-file` have them. */
export function plain(convert: Convert): Grammar {
  const scalar = (input: Input, path: Path, { text, start, end }: Token): Tree => {
    const at = spanTo(input, start, end);
    return { kind: 'scalar', at, value: convert(text, at, path) };
  };

  const list = (input: Input, path: Path): Tree => {
    const { cursor } = input;
    const start = cursor.at++;
    const items: Tree[] = [];
    for (;;) {
      const token = cursor.until(',}', true);
      if (token.stop === undefined)
        throw refusal({ info: syntax, at: spanTo(input, start), path, message: 'expected } at the end of the list, found the end' });
      items.push(scalar(input, path, token));
      if (token.stop === '}') break;
    }
    const at = spanTo(input, start);
    if (cursor.peek() === ',') cursor.at++;
    return { kind: 'list', at, items };
  };

  return {
    escapes: true,
    stops: '=[,.',
    value(input, path) {
      const { cursor } = input;
      if (cursor.peek() === undefined) return { tree: { kind: 'scalar', at: spanTo(input, cursor.at), value: '' }, ended: true };
      const tree = cursor.peek() === '{' ? list(input, path) : scalar(input, path, cursor.until(',', true));
      return { tree, ended: false };
    },
  };
}
