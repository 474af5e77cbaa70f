import { file } from './codes.ts';
import { plain } from './plain.ts';
import type { Grammar } from './grammar.ts';
import { refusal } from './refuse.ts';

/**
 * `key=name of a file`: the value is its text; `-` names the standard input.
 * @param readFile throws where the file cannot be read
 */
export function fileGrammar(readFile: (name: string) => string): Grammar {
  return plain((name, at, path) => {
    const refuse = (message: string) => refusal({ info: file, at, path, message });
    if (/^(?:https?|oci):/i.test(name)) throw refuse('expected a file on this machine, found an address');
    if (!isUrl(name)) throw refuse('expected a name without :, % or control characters, which Helm reads as an address');
    try {
      return readFile(name.trim() === '-' ? '-' : name);
    } catch (error) {
      const code = error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code)) ? ` (${String(error.code)})` : '';
      throw refuse(`expected the name of a file that can be read${code}`);
    }
  });
}

/** Helm parses every name as a URL first, and refuses what Go's net/url does: control characters, stray colons, half escapes. */
function isUrl(name: string): boolean {
  if (name === '-') return true;
  // eslint-disable-next-line no-control-regex
  if (/[\0-\x1f\x7f]/.test(name.split('#', 1)[0] as string)) return false;
  const [, scheme, rest = ''] = /^([A-Za-z][A-Za-z0-9+.-]*:)?([^?#]*)/.exec(name) as unknown as [string, string?, string?];
  if (scheme && !rest.startsWith('/')) return true;
  if (!scheme && /^[^/]*:/.test(rest)) return false;
  return !/%(?![0-9A-Fa-f]{2})/.test(rest) && !/%(?![0-9A-Fa-f]{2})/.test(name.split('#').slice(1).join('#'));
}
