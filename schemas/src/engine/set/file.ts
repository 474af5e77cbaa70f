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
    const isInput = name.trim() === '-';
    if (/^(?:https?|oci):/i.test(name)) throw refuse('expected a file on this machine, found an address');
    if (!isInput && !isUrl(name)) throw refuse('expected a name without :, % or control characters, which Helm reads as an address');
    try {
      return readFile(isInput ? '-' : name);
    } catch (error) {
      const code = error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code)) ? ` (${String(error.code)})` : '';
      throw refuse(`expected the name of a file that can be read${code}`);
    }
  });
}

/** Helm parses every name as a URL first, and refuses what Go's net/url does: control characters, stray colons, half escapes. */
function isUrl(name: string): boolean {
  const hash = name.indexOf('#');
  const [address, fragment] = hash === -1 ? [name, ''] : [name.slice(0, hash), name.slice(hash)];
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(address)?.[0] ?? '';
  const place = address.slice(scheme.length).split('?', 1)[0] as string;
  if (controlCharacter.test(address) || halfEscape.test(fragment)) return false;
  // What follows a scheme without a slash is not looked at.
  if (scheme !== '' && !place.startsWith('/')) return true;
  return !halfEscape.test(place) && (scheme !== '' || !/^[^/]*:/.test(place));
}

// eslint-disable-next-line no-control-regex
const controlCharacter = /[\0-\x1f\x7f]/;
const halfEscape = /%(?![0-9A-Fa-f]{2})/;
