import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { root, run } from '../../lib/run.ts';
import { environment } from './cluster.ts';

/** A git repository with the chart of this checkout and values of the test's own: what an Application follows. */
export class Repository {
  readonly directory: string;
  readonly url: string;

  private constructor(directory: string) {
    this.directory = directory;
    this.url = `file://${directory}`;
  }

  static async create(): Promise<Repository> {
    const repository = new Repository(await mkdtemp(path.join(os.tmpdir(), 'landfall-argocd-')));
    const { directory } = repository;
    await repository.#git('init', '--quiet', '--initial-branch=main');
    await cp(path.join(root, 'charts/landfall'), path.join(directory, 'charts/landfall'), { recursive: true });
    await mkdir(path.join(directory, 'values'));
    await cp(path.join(root, 'values/common.yaml'), path.join(directory, 'values/common.yaml'));
    return repository;
  }

  /** Writes the values of the environment, commits, and gives the revision. */
  async commit(values: object): Promise<string> {
    await writeFile(path.join(this.directory, `values/${environment}.yaml`), stringify(values));
    await this.#git('add', '--all');
    await this.#git('commit', '--quiet', '--allow-empty', '--message', 'Change the values');
    return (await this.#git('rev-parse', 'HEAD')).trim();
  }

  remove = (): Promise<void> => rm(this.directory, { recursive: true, force: true });

  #git(...args: string[]): Promise<string> {
    const identity = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@landfall.example', '-c', 'commit.gpgsign=false'];
    return run('git', ['-C', this.directory, ...identity, ...args]);
  }
}
