import { hasCredentials } from '../../engine/schema/credentials.ts';
import type { Stretch } from './stretch.ts';

/** A key, and what stands between it and its value; several words without quotes are a sentence. */
const assignment = /^((?:- )?["']?[\w./-]+["']?\s*[:=]\s*)(?:\S+\s*$|["'[{|>&*!])/;

/**
 * What of comments is not shown: a line that is commented out may hold yesterday's secret, and so may a remark about one.
 * @param secrets stretches of the text that are secret; a comment beside one is hidden
 * @param looksSecret whether a word is the name of something secret
 */
export function secretsOfComments(text: string, secrets: readonly Stretch[], looksSecret: (word: string) => boolean): Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    // Not every such `#` starts a comment; to hide a little too much does no harm.
    const sign = /(?:^|\s)#+\s*/.exec(line);
    if (sign) {
      const at = start + sign.index + sign[0].length;
      const beside = secrets.some((secret) => secret.start < end && secret.end > start);
      const shown = beside ? 0 : shownOf(text.slice(at, end), looksSecret);
      if (at + shown < end) found.push({ start: at + shown, end });
    }
    start = end + 1;
  }
  return found;
}

/** How much of a remark may be shown. */
function shownOf(remark: string, looksSecret: (word: string) => boolean): number {
  if (remark.startsWith('yaml-language-server:')) return remark.length;
  const directive = /^values-ignore\s+[^:]*:?\s*/.exec(remark)?.[0].length ?? 0;
  const said = remark.slice(directive);
  if (said.split(/[^\w-]+/).some((word) => word !== '' && looksSecret(word))) return directive;
  if (hasCredentials(said) || /:\/\/[^/\s]*@/.test(said)) return directive;
  const commentedOut = directive === 0 ? assignment.exec(said) : null;
  return commentedOut ? (commentedOut[1] as string).length : remark.length;
}
