import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats } from 'node:fs';
import path from 'node:path';
import type { Helm } from '../helm.ts';
import { chartCodes } from './codes.ts';
import { limits, limitsFiles, type ChartFile } from './files.ts';
import { ignoreOf, type Ignore } from './ignore.ts';
import { refuse, wholeFile } from './refuse.ts';

/** Every file of a chart's folder that .helmignore does not leave out, in the order of their names, links followed. */
export function filesOfDirectory(folder: string, shown: string, helm: Helm): ChartFile[] {
  const ignored = ignoreIn(folder, shown);
  const files: ChartFile[] = [];
  let total = 0;

  const take = (name: string, stats: Stats): void => {
    const location = path.join(folder, name);
    const at = wholeFile(`${shown}/${name}`);
    if (!stats.isFile()) throw refuse(chartCodes.file, at, 'a chart holds folders and plain files, and this is neither');
    total += stats.size;
    if (limitsFiles(helm.version) && stats.size > limits.file)
      throw refuse(
        chartCodes.file,
        at,
        `the file has ${stats.size} bytes, and Helm ${helm.version} takes ${limits.file} at most`,
        leaveOut,
      );
    if (total > limits.chart) throw refuse(chartCodes.file, at, `with this file the chart has more than ${limits.chart} bytes`, leaveOut);
    files.push({ name, shown: at.source.name, read: () => readFileSync(location) });
  };

  const walk = (name: string): void => {
    for (const entry of readdirSync(path.join(folder, name)).toSorted()) {
      const below = name === '' ? entry : `${name}/${entry}`;
      const stats = statsOf(path.join(folder, below), `${shown}/${below}`);
      if (ignored(below, stats.isDirectory())) continue;
      if (stats.isDirectory()) walk(below);
      else take(below, stats);
    }
  };
  walk('');
  return files;
}

const leaveOut = 'leave it out by .helmignore';

function ignoreIn(folder: string, shown: string): Ignore {
  let text = '';
  try {
    text = readFileSync(path.join(folder, '.helmignore'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  try {
    return ignoreOf(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refuse(chartCodes.file, wholeFile(`${shown}/.helmignore`), error.message);
  }
}

function statsOf(location: string, shown: string): Stats {
  const stats = lstatSync(location);
  if (!stats.isSymbolicLink()) return stats;
  try {
    return lstatSync(realpathSync(location));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' && (error as NodeJS.ErrnoException).code !== 'ELOOP') throw error;
    throw refuse(chartCodes.file, wholeFile(shown), 'the link leads nowhere');
  }
}
