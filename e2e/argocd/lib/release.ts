import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { env } from '@landfall/schemas/contract';
import { requestTo, type Answer } from '../../lib/http.ts';
import { deriveImage } from '../../lib/images.ts';
import { root } from '../../lib/run.ts';
import { traffic, type Traffic } from '../../lib/traffic.ts';
import { apply, createApplication, deleteApplication, failed, synced } from './application.ts';
import { domain, kubectl, namespace } from './cluster.ts';
import { createDatabase, secrets } from './database.ts';
import { Repository } from './repository.ts';
import { developmentValues, merge } from './values.ts';

type Tree = Record<string, unknown>;

export const ask = (host: 'app' | 'api', pathname: string, body?: unknown): Promise<Answer> =>
  requestTo(`${host}.${domain}`, pathname, body === undefined ? {} : { body });

export const startTraffic = (): Traffic => traffic(20, () => ask('api', '/graphql', { query: '{ events(first: 1) { id title } }' }));

/** Migrations of the app, oldest first. */
export const shippedMigrations = async (): Promise<string[]> =>
  (await readdir(path.join(root, 'apps/api/prisma/migrations'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();

/** The secret variables of the contract, as the release reads them. */
export async function secretVariables(): Promise<Record<string, string>> {
  const all = await secrets();
  const names = Object.entries(env).filter(([, variable]) => variable.kind === 'secret');
  return Object.fromEntries(names.map(([name]) => [name, all[name] ?? '']));
}

/** What a person has made before the first sync: a repository, an empty database, and the Secret where the values name one. */
export class Environment {
  readonly repository: Repository;
  readonly values: Tree;
  readonly #folder: string;
  #images = 0;

  private constructor(repository: Repository, values: Tree, folder: string) {
    this.repository = repository;
    this.values = values;
    this.#folder = folder;
  }

  static async create(own: Tree): Promise<Environment> {
    await kubectl('delete', 'namespace', namespace, '--ignore-not-found', '--timeout=120s');
    await createDatabase();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'landfall-images-'));
    return new Environment(await Repository.create(), merge(await developmentValues(), own), folder);
  }

  /** The Secret landfall-secrets, in the namespace that Argo CD then finds there. */
  static async writeSecret(): Promise<void> {
    await apply(
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'landfall-secrets', namespace }, stringData: await secretVariables() },
    );
  }

  readonly commit = (own: Tree): Promise<string> => this.repository.commit(merge(this.values, own));
  readonly install = (): Promise<void> => createApplication(this.repository.url, { image: { pullPolicy: 'IfNotPresent' } });
  readonly sync = async (own: Tree) => synced(await this.commit(own));
  readonly failToSync = async (own: Tree) => failed(await this.commit(own));

  /** The api image with more migrations, imported into the nodes; gives the values that name it. */
  async imageWith(migrations: Record<string, string>): Promise<Tree> {
    const name = `argocd-${Date.now()}-${++this.#images}`;
    for (const [migration, sql] of Object.entries(migrations)) {
      await mkdir(path.join(this.#folder, name, migration), { recursive: true });
      await writeFile(path.join(this.#folder, name, migration, 'migration.sql'), sql);
    }
    const tag = await deriveImage(name, path.join(this.#folder, name), '/app/prisma/migrations');
    return { api: { image: { tag } } };
  }

  async remove(): Promise<void> {
    await deleteApplication();
    await this.repository.remove();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
