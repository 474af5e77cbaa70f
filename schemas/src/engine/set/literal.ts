import { spanTo, type Grammar } from './grammar.ts';

/** `key=anything`: neither backslash nor comma means something. */
export const literal: Grammar = {
  escapes: false,
  stops: '=[.',
  value(input) {
    const { text, start } = input.cursor.until('', false);
    return { tree: { kind: 'scalar', at: spanTo(input, start), value: text }, ended: false };
  },
};
