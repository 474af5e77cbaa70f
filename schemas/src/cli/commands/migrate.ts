import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { positionOf, type Source } from '../../engine/source.ts';
import { pathText } from '../../engine/tree.ts';
import { migrate as migrateText, type Moved } from '../../migrate/migrate.ts';
import { movesOf } from '../../migrate/moves.ts';
import { UsageError, type Command, type Io } from '../command.ts';
import { openWorkspace } from '../workspace.ts';

export const migrate: Command = {
  name: 'migrate',
  summary: 'Move keys to where this version of the chart wants them',
  usage: `usage: values migrate [ENVIRONMENT…] [--write] [OPTIONS]
       values migrate --chart DIR|TGZ FILE… [--write]

Lists the keys that have moved, by the x-moved-to of the chart's schema, without
their values. With --write it rewrites the files: comments, order, quotes and
everything else stay as they are, and the values mean the same. A file in which
one key must be moved by hand is left alone. Exits with 1 where keys are left
that have moved.

      --write                   rewrite the files
`,
  options: { write: { type: 'boolean' } },
  run({ positionals, options, shared }, io) {
    const workspace = openWorkspace(shared, [...new Set(positionals)], io);
    const files = [...new Set(workspace.environments.flatMap((environment) => environment.files))];
    if (files.length === 0)
      throw new UsageError('migrate wants values files', 'for example: values migrate --chart shop-2.0.0.tgz prod.yaml');
    if (files.includes('/dev/stdin')) throw new UsageError('migrate rewrites files, and the standard input is none');
    const moves = movesOf(workspace.chart);
    const counts = { moved: 0, left: 0 };
    for (const name of files) {
      const file = path.resolve(shared.root, name);
      const text = readFileSync(file, 'utf8');
      const result = migrateText(text, moves, shared.helm);
      const stuck = result.moves.some(({ reason }) => reason !== undefined);
      const rewritten = options['write'] === true && !stuck;
      for (const move of result.moves) say(move, { name, kind: 'overlay', text }, stuck, io);
      counts[rewritten ? 'moved' : 'left'] += result.moves.length;
      if (rewritten && result.text !== text) writeFileSync(file, result.text);
    }
    io.stdout.write(`${summary(counts, options['write'] === true)}\n`);
    return counts.left > 0 ? 1 : 0;
  },
};

function say({ from, to, offset, reason }: Moved, source: Source, stuck: boolean, io: Io): void {
  const { file, line, column } = positionOf({ source, start: offset, end: offset });
  const why = reason ?? (stuck ? 'the file is left alone, for another key of it must be moved by hand' : undefined);
  io.stdout.write(`${file}:${line}:${column} ${pathText(from)} → ${pathText(to)}${why === undefined ? '' : `\n  ${why}`}\n`);
}

function summary({ moved, left }: { moved: number; left: number }, write: boolean): string {
  const keys = (n: number) => `${n} ${n === 1 ? 'key' : 'keys'}`;
  if (moved + left === 0) return 'no key has moved';
  if (!write) return `${keys(left)} to move; --write does it`;
  return [...(moved > 0 ? [`${keys(moved)} moved`] : []), ...(left > 0 ? [`${keys(left)} to move by hand`] : [])].join(', ');
}
