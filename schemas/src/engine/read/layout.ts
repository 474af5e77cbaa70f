/** Text with spaces put in at line starts, and how its offsets map back. */
export interface Shifted {
  readonly text: string;
  /** Offset in the text as it was. */
  readonly original: (offset: number) => number;
}

/**
 * YAML 1.1 lets the further lines of brackets and quotes begin anywhere, YAML 1.2 wants them deeper than their parent:
 * indents them all. What leads these lines means nothing, so values stay the same.
 */
export function indentContinuations(text: string): Shifted {
  const lines = text.split('\n');
  const depth = Math.max(...lines.map((line) => line.search(/[^ ]|$/))) + 2;
  const inserted: number[] = [];
  const scanner = new Scanner();
  let offset = 0;
  const shifted = lines.map((line) => {
    const inside = scanner.inside;
    scanner.line(line);
    if (inside) inserted.push(offset);
    offset += line.length + 1;
    return inside ? ' '.repeat(depth) + line : line;
  });
  return {
    text: shifted.join('\n').replace(/\n[ \t]+$/, '\n'),
    original: (at) => {
      let back = at;
      for (const [i, start] of inserted.entries()) {
        if (start + i * depth >= at) break;
        back = Math.max(start, at - (i + 1) * depth);
      }
      return Math.min(back, text.length);
    },
  };
}

/** Offset of the first line that begins with a tab outside of brackets and quotes: Helm refuses even a line of nothing else. */
export function tabAtLineStart(text: string): number | undefined {
  if (!/^\t/m.test(text)) return undefined;
  const scanner = new Scanner();
  let offset = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith('\t') && !scanner.inside) return offset;
    scanner.line(line);
    offset += line.length + 1;
  }
  return undefined;
}

/** Knows at the start of each line whether brackets or quotes are open. */
class Scanner {
  #quote: '"' | "'" | undefined;
  #brackets = 0;
  /** Lines deeper than this belong to a block of text. */
  #block: number | undefined;

  get inside(): boolean {
    return this.#quote !== undefined || this.#brackets > 0;
  }

  line(line: string): void {
    let at = 0;
    if (!this.inside) {
      const indent = line.search(/[^ ]|$/);
      if (this.#block !== undefined && (indent > this.#block || line.trim() === '')) return;
      this.#block = undefined;
      at = indent;
    }
    // A token may begin after blanks, and after the marks of block and flow.
    let start = this.#quote === undefined;
    while (at < line.length) {
      const char = line[at] as string;
      if (this.#quote !== undefined) {
        at = this.#endOfQuote(line, at);
        start = false;
      } else if (char === '#' && (at === 0 || /\s/.test(line[at - 1] as string))) return;
      else if (start && (char === '"' || char === "'")) {
        this.#quote = char;
        at++;
      } else if (start && /[[{]/.test(char)) {
        this.#brackets++;
        at++;
      } else if (this.#brackets > 0 && /[[\]{},]/.test(char)) {
        this.#brackets += /[[{]/.test(char) ? 1 : char === ',' ? 0 : -1;
        start = true;
        at++;
      } else if (start && this.#brackets === 0 && /[|>]/.test(char)) {
        this.#block = parentOf(line, at);
        return;
      } else if (start && /[&!]/.test(char)) at += (/^\S+\s*/.exec(line.slice(at)) as RegExpExecArray)[0].length;
      else if (/[-?:]/.test(char) && (start || char === ':') && /^(?:\s|$)/.test(line.slice(at + 1))) {
        start = true;
        at++;
      } else if (/\s/.test(char)) at++;
      else {
        start = this.#brackets > 0 && char === ':' && /["']/.test(line[at - 1] ?? '');
        at++;
      }
    }
  }

  #endOfQuote(line: string, from: number): number {
    const quote = this.#quote as string;
    for (let at = from; at < line.length; at++) {
      if (quote === '"' && line[at] === '\\') at++;
      else if (line[at] === quote) {
        if (quote === "'" && line[at + 1] === "'") at++;
        else {
          this.#quote = undefined;
          return at + 1;
        }
      }
    }
    return line.length;
  }
}

/** Column of the map or list that a block of text on this line belongs to. */
function parentOf(line: string, at: number): number {
  const marks = (/^ *(?:[-?] +)*/.exec(line) as RegExpExecArray)[0];
  if (marks.length < at && /:\s/.test(line.slice(marks.length, at))) return marks.length;
  return Math.max(marks.trimEnd().length - 1, -1);
}
