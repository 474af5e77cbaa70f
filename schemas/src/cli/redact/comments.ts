import type { Stretch } from './stretch.ts';

const assignment = /^(\s*(?:- )?["']?[\w./-]+["']?\s*[:=]\s*)\S/;

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
    const match = /(?:^|\s)#+/.exec(line);
    const at = match ? start + match.index + match[0].length : -1;
    const lineStart = start;
    start = end + 1;
    if (!match || at >= end) continue;
    const remark = text.slice(at, end);
    if (secrets.some((secret) => secret.start < end && secret.end > lineStart)) found.push({ start: at, end });
    else if (/^\s*yaml-language-server:/.test(remark)) continue;
    else {
      const directive = /^\s*values-ignore\s+[^:]*:?/.exec(remark)?.[0].length ?? 0;
      const said = remark.slice(directive);
      const commentedOut = assignment.exec(said);
      if (said.split(/[^\w-]+/).some((word) => word !== '' && looksSecret(word))) found.push({ start: at + directive, end });
      else if (/:\/\/[^/\s]*@/.test(said)) found.push({ start: at + directive, end });
      else if (directive === 0 && commentedOut) found.push({ start: at + (commentedOut[1] as string).length, end });
    }
  }
  return found;
}
