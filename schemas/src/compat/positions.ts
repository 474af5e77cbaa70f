import type { Source, Span } from '../engine/source.ts';

const known = new WeakMap<Source, ReadonlyMap<string, Span>>();

/** Where each value of a JSON text stands, by its JSON Pointer: the key for what is an entry, else the value's first character. */
export function pointerSpans(source: Source): ReadonlyMap<string, Span> {
  const spans = known.get(source) ?? scan(source);
  known.set(source, spans);
  return spans;
}

interface Open {
  readonly list: boolean;
  readonly pointer: string;
  next: string | number;
}

/** The text is valid JSON: only the tokens that tell structure are looked at. */
function scan(source: Source): Map<string, Span> {
  const spans = new Map<string, Span>([['', { source, start: 0, end: 1 }]]);
  const stack: Open[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],]|[^\s{}[\],":]+/g;
  let isKey = false;
  for (let match = token.exec(source.text); match; match = token.exec(source.text)) {
    const [text] = match;
    const top = stack.at(-1);
    if (text === '}' || text === ']') {
      stack.pop();
      isKey = false;
    } else if (text === ',') {
      if (top?.list) top.next = Number(top.next) + 1;
      isKey = top?.list === false;
    } else if (isKey && top) {
      const key = JSON.parse(text) as string;
      top.next = key.replaceAll('~', '~0').replaceAll('/', '~1');
      spans.set(`${top.pointer}/${top.next}`, { source, start: match.index, end: match.index + text.length });
      isKey = false;
    } else {
      const pointer = top ? `${top.pointer}/${top.next}` : '';
      if (top?.list) spans.set(pointer, { source, start: match.index, end: match.index + text.length });
      if (text === '{' || text === '[') {
        stack.push({ list: text === '[', pointer, next: 0 });
        isKey = text === '{';
      }
    }
  }
  return spans;
}
