import { linesOf, positionOf, type Span } from '../../engine/source.ts';
import type { Stretch } from '../redact/stretch.ts';
import type { Style } from './style.ts';
import { charWidth, printable, widthOf } from './width.ts';

const context = 2;

/** What stands in the place of a secret. */
export const secret = '(secret)';

/**
 * The lines around a span, the span underlined.
 * @param masks sorted stretches of the source that are not shown
 * @param width columns of the terminal
 */
export function codeFrame(span: Span, masks: readonly Stretch[], width: number, style: Style, paint: (text: string) => string): string[] {
  const { line } = positionOf(span);
  const last = lineCount(span);
  const from = Math.max(1, line - context);
  const to = Math.min(last, line + context);
  const gutter = String(to).length;
  const room = Math.max(20, width - gutter - 5);
  const lines: string[] = [];
  for (let n = from; n <= to; n++) {
    const { shown, columnOf } = lineShown(span, n, masks);
    const start = columnOf(span.start);
    const end = Math.max(start + 1, columnOf(span.end));
    const { text, skipped } = windowOn(shown, n === line ? start : 0, room);
    const number = String(n).padStart(gutter);
    lines.push(n === line ? `${paint('>')} ${number} ${style.dim('|')} ${text}`.trimEnd() : style.dim(`  ${number} | ${text}`.trimEnd()));
    if (n === line) {
      const length = Math.max(1, Math.min(end, skipped + widthOf(text)) - start);
      lines.push(`  ${' '.repeat(gutter)} ${style.dim('|')} ${' '.repeat(start - skipped)}${paint('^'.repeat(length))}`);
    }
  }
  return lines;
}

/** A file's last line end starts no line that anyone sees. */
function lineCount({ source }: Span): number {
  const starts = linesOf(source);
  return starts.at(-1) === source.text.length && starts.length > 1 ? starts.length - 1 : starts.length;
}

/** One line with its secrets masked, and the column on it of an offset of the source. */
function lineShown({ source }: Span, n: number, masks: readonly Stretch[]): { shown: string; columnOf: (offset: number) => number } {
  const starts = linesOf(source);
  const start = starts[n - 1] as number;
  const end = start + source.text.slice(start, starts[n] ?? source.text.length).replace(/\r?\n$/, '').length;
  const indent = start + (/^ */.exec(source.text.slice(start, end)) as RegExpExecArray)[0].length;
  const parts: { start: number; end: number; shown: string }[] = [];
  let at = start;
  for (const mask of masks) {
    // The indentation of a block's further lines is no secret.
    const hidden = { start: Math.max(mask.start, at, mask.start < start ? indent : start), end: Math.min(mask.end, end) };
    if (hidden.start >= hidden.end) continue;
    if (at < hidden.start) parts.push({ start: at, end: hidden.start, shown: printable(source.text.slice(at, hidden.start)) });
    parts.push({ ...hidden, shown: secret });
    at = hidden.end;
  }
  if (at < end) parts.push({ start: at, end, shown: printable(source.text.slice(at, end)) });
  const columnOf = (offset: number) => {
    let column = 0;
    for (const part of parts) {
      if (offset <= part.start) return column;
      if (offset < part.end) return column + (part.shown === secret ? 0 : widthOf(printable(source.text.slice(part.start, offset))));
      column += widthOf(part.shown);
    }
    return column;
  };
  return { shown: parts.map(({ shown }) => shown).join(''), columnOf };
}

/** What of a long line fits, `column` in sight. */
function windowOn(line: string, column: number, room: number): { text: string; skipped: number } {
  if (widthOf(line) <= room) return { text: line, skipped: 0 };
  const from = column < room - 10 ? 0 : column - Math.floor(room / 3);
  let at = 0;
  let text = '';
  let skipped = 0;
  for (const char of line) {
    const next = at + charWidth(char);
    if (at < from) skipped = next;
    else if (next - skipped > room - 1) return { text: `${ellipsis(text, skipped)}…`, skipped };
    else text += char;
    at = next;
  }
  return { text: ellipsis(text, skipped), skipped };
}

const ellipsis = (text: string, skipped: number): string => (skipped > 0 ? `…${text.slice(1)}` : text);
