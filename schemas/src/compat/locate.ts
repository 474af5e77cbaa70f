import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { UsageError } from '../cli/command.ts';
import { loadChart, type Chart } from '../engine/chart/load.ts';
import type { Helm } from '../engine/helm.ts';

/** Where charts are looked for. */
export interface Places {
  readonly cwd: string;
  /** Folder of the repository. */
  readonly root: string;
  /** Folder of the chart in the repository, relative to its root. */
  readonly chart: string;
  readonly helm: Helm;
}

/**
 * A chart's folder or package, or the chart as a git revision has it; nothing is checked out.
 * @throws {UsageError} for what is neither
 */
export function chartAt(name: string, { cwd, root, chart, helm }: Places): Chart {
  const file = path.resolve(cwd, name);
  if (existsSync(path.join(file, 'Chart.yaml')) || (name.endsWith('.tgz') && existsSync(file)))
    return loadChart(file, helm, { shown: name });
  const archive = archiveOf(name, root, chart);
  const folder = mkdtempSync(path.join(tmpdir(), 'values-compat-'));
  try {
    const packed = path.join(folder, 'chart.tgz');
    writeFileSync(packed, gzipSync(archive, { level: 1 }));
    return loadChart(packed, helm, { shown: `${name}:${chart}` });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function archiveOf(revision: string, root: string, chart: string): Buffer {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, ...args], { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 30 });
  try {
    git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UsageError('git is not on the PATH', 'install it, or name charts by their folders');
    throw new UsageError(
      `${revision} is no chart's folder, no .tgz file and no git revision in ${root}`,
      'for example: values compat v1.2.0',
    );
  }
  try {
    return git('archive', '--format=tar', '--prefix=chart/', `${revision}:./${chart}`);
  } catch {
    throw new UsageError(`${revision} has no folder ${chart}`, 'name the chart of that time with --chart');
  }
}
