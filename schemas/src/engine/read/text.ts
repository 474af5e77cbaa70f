/** Controls but for tab and line breaks, non-characters, halves of surrogate pairs, and a byte order mark after blank lines. */
const forbidden = /(?![\t\n\r\u0085])\p{Cc}|[\ufffe\uffff]|\p{Cs}|(?<=^[ \t\r\n]*\n)\ufeff/u;

/** Place of the first character that YAML forbids, if there is one. */
export function forbiddenCharacter(text: string): number | undefined {
  const at = text.search(forbidden);
  return at === -1 ? undefined : at;
}

/** YAML 1.1 also breaks lines at a lone carriage return and at NEL; offsets stay as they are. */
export const plainBreaks = (text: string): string => text.replaceAll(/\r(?!\n)|\u0085/g, '\n');
