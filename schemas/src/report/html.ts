import { printable } from '../cli/output/width.ts';

/** Markup that is safe to put into a page: only {@link markup} and {@link raw} make it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | undefined | false | readonly Part[];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it stands between tags or in a quoted attribute; control and direction characters are made visible. */
export const escape = (text: string): string =>
  text
    .split('\n')
    .map((line) => printable(line).replaceAll(/[&<>"']/g, (char) => entities[char] as string))
    .join('\n');

/** Text of ours that is markup already. */
export const raw = (text: string): Html => new Html(text);

const textOf = (part: Part): string => {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return (part as readonly Part[]).map(textOf).join('');
  return typeof part === 'string' || typeof part === 'number' ? escape(String(part)) : '';
};

/** A template whose every value is escaped, unless it is markup itself; attributes have to be quoted. Indentation is dropped. */
export const markup = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.map((text, i) => text.replaceAll(/\n\s*/g, '\n') + (i < parts.length ? textOf(parts[i]) : '')).join(''));
