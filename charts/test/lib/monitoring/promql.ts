export interface Matcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
}

export interface Selector {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

const words = new Set(['and', 'or', 'unless', 'on', 'ignoring', 'by', 'without', 'offset', 'bool', 'group_left', 'group_right']);
const token =
  /"(?:[^"\\]|\\.)*"|\b[a-zA-Z_:][a-zA-Z0-9_:]*\b(?!\s*(?:\(|(?:by|without)\b))|\{[^}]*\}|\[[^\]]*\]|\b(?:by|on|without|ignoring)\s*\([^)]*\)/g;

/** What an expression reads: every metric with the matchers beside it. */
export function selectorsOf(expr: string): Selector[] {
  const found: { metric: string; matchers: Matcher[] }[] = [];
  for (const [text] of expr.matchAll(token)) {
    if (text.startsWith('{')) found.at(-1)?.matchers.push(...matchersOf(text));
    else if (/^[a-zA-Z_:][\w:]*$/.test(text) && !words.has(text)) found.push({ metric: text, matchers: [] });
  }
  return found;
}

const matchersOf = (braces: string): Matcher[] =>
  [...braces.matchAll(/(\w+)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"/g)].map(([, label = '', operator = '', value = '']) => ({
    label,
    operator,
    value,
  }));

/** Labels that an expression groups by. */
export const groupingsOf = (expr: string): string[] =>
  [...expr.matchAll(/\b(?:by|on|without|ignoring)\s*\(([^)]*)\)/g)].flatMap(([, labels = '']) =>
    labels
      .split(',')
      .map((label) => label.trim())
      .filter((label) => label !== ''),
  );
