import { hasCredentials } from '../../engine/schema/credentials.ts';
import { parsePath, type Path } from '../../engine/tree.ts';
import type { Stretch } from './stretch.ts';

/**
 * Where the secrets of a `--set` argument stand. An argument that is more than plain `path=value` pairs is hidden behind its
 * first path, if there is one at all.
 */
export function secretsOfFlag(text: string, isSecret: (path: Path) => boolean): Stretch[] {
  const equals = text.indexOf('=');
  const all = [{ start: equals === -1 || /^\s*[[{]/.test(text) ? 0 : equals + 1, end: text.length }];
  if (!/^[^={}[\]"'\\,]+(?:\[\d+\][^={}[\]"'\\,]*)*=[^{}[\]"'\\]*$/.test(text)) return all;
  const found: Stretch[] = [];
  let at = 0;
  for (const pair of text.split(',')) {
    const cut = pair.indexOf('=');
    if (cut === -1) return all;
    if (secretPath(pair.slice(0, cut), isSecret) || hasCredentials(pair.slice(cut + 1)))
      found.push({ start: at + cut + 1, end: at + pair.length });
    at += pair.length + 1;
  }
  return found;
}

function secretPath(text: string, isSecret: (path: Path) => boolean): boolean {
  try {
    const path = parsePath(text);
    return isSecret(path);
  } catch (error) {
    if (error instanceof SyntaxError) return true;
    throw error;
  }
}
