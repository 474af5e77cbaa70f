/** Go's filepath.Match on Unix: `*` and `?` stop at slashes, `[a-z]` and `[^a-z]` are classes, a backslash quotes. */

/** @throws {SyntaxError} for a pattern that Go refuses */
export function globOf(pattern: string): (name: string) => boolean {
  let source = '';
  let at = 0;
  const letter = (): string => {
    if (pattern[at] === '\\') at++;
    const code = pattern.codePointAt(at);
    if (code === undefined) throw new SyntaxError(`pattern ${JSON.stringify(pattern)} ends too early`);
    at += code > 0xffff ? 2 : 1;
    return `\\u{${code.toString(16)}}`;
  };
  const bound = (): string => {
    if (pattern[at] === '-' || pattern[at] === ']') throw new SyntaxError(`pattern ${JSON.stringify(pattern)} has an empty range`);
    return letter();
  };
  const rangeOf = (): string => {
    const negated = pattern[at] === '^';
    if (negated) at++;
    let ranges = '';
    while (pattern[at] !== ']' || ranges === '') {
      const low = bound();
      const from = low;
      let to = low;
      if (pattern[at] === '-') {
        at++;
        to = bound();
      }
      // A range the wrong way round holds nothing.
      ranges += codeOf(from) <= codeOf(to) ? `${from}-${to}` : '';
      if (ranges === '') ranges = '\\u{10ffff}-\\u{10ffff}';
    }
    at++;
    return `[${negated ? '^' : ''}${ranges}]`;
  };
  while (at < pattern.length) {
    const here = pattern[at];
    if (here === '*' || here === '?') {
      source += here === '*' ? '[^/]*' : '[^/]';
      at++;
    } else if (here === '[') {
      at++;
      source += rangeOf();
    } else source += letter();
  }
  const expression = new RegExp(`^${source}$`, 'u');
  return (name) => expression.test(name);
}

const codeOf = (escape: string) => Number.parseInt(escape.slice(3, -1), 16);
