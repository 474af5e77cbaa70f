/** Text without the escapes that YAML 1.2 has and go-yaml refuses: a slash, and halves of surrogate pairs. */
const allKnown = /^(?:[^\\]|\\(?!\/|u[dD][89a-fA-F]|U0000[dD][89a-fA-F])[^])*$/;

/** Whether go-yaml takes all escapes of a text in double quotes, as it stands in the file. */
export const escapesKnown = (raw: string): boolean => allKnown.test(raw);

/** Whether an escape is the one that go-yaml has and YAML 1.2 lacks: a single quote. */
export const isQuoteEscape = (text: string, at: number): boolean => text.startsWith("\\'", at);

/** The same text in double quotes without that escape; undefined where it has none. */
export function withoutQuoteEscapes(raw: string): string | undefined {
  const plain = raw.replaceAll(/\\([^])/g, (escape, char: string) => (char === "'" ? char : escape));
  return plain === raw ? undefined : plain;
}
