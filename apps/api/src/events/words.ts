/**
 * A tsquery of all words of a text, of which the last may be the beginning of one; empty without words. Each word is quoted, so
 * that it has no syntax of its own and PostgreSQL takes it apart as it takes documents apart.
 */
export function queryOf(text: string): string {
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const quoted = words.map((word) => `'${word.replaceAll(/['\\]/g, '$&$&')}'`);
  return quoted.length === 0 ? '' : `${quoted.join(' & ')}:*`;
}
