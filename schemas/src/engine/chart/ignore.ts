import { globOf } from './glob.ts';

/** Tells of a path below the chart's folder whether .helmignore leaves it out. */
export type Ignore = (name: string, isDirectory: boolean) => boolean;

interface Rule {
  readonly negated: boolean;
  readonly directories: boolean;
  readonly matches: (name: string) => boolean;
}

/**
 * The rules of a .helmignore, as Helm reads them, which is not quite how git reads a .gitignore: the first rule that matches
 * decides, `!x` leaves out everything that does *not* match x, and `**` is refused.
 * @throws {SyntaxError} for a pattern that Helm refuses
 */
export function ignoreOf(text: string): Ignore {
  const rules = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.replaceAll(/^\p{White_Space}+|\p{White_Space}+$/gu, ''))
    .filter((line) => !line.startsWith('#'))
    .map(ruleOf);
  // What Helm adds by itself.
  rules.push(ruleOf('templates/.?*'));
  return (name, isDirectory) => {
    for (const { negated, directories, matches } of rules) {
      if (negated) {
        if ((directories && !isDirectory) || !matches(name)) return true;
      } else if ((isDirectory || !directories) && matches(name)) return true;
    }
    return false;
  };
}

function ruleOf(line: string): Rule {
  if (line.includes('**')) throw new SyntaxError(`${JSON.stringify(line)}: a double star is not supported`);
  const negated = line.startsWith('!');
  let pattern = negated ? line.slice(1) : line;
  const directories = pattern.endsWith('/');
  if (directories) pattern = pattern.slice(0, -1);
  if (pattern.startsWith('/')) return { negated, directories, matches: globOf(pattern.slice(1)) };
  const matches = globOf(pattern);
  if (pattern.includes('/')) return { negated, directories, matches };
  return { negated, directories, matches: (name) => matches(name.slice(name.lastIndexOf('/') + 1)) };
}
