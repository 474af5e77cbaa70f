/** Programs as the images hold them: the files of an image, and its environment and user, without a container. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { withFiles } from '../../tools/images/content/unpack.ts';
import type { Environment } from './services.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface Image {
  readonly root: string;
  /** Of the archive. */
  readonly mebibytes: number;
  /** @param limit of {@link memoryLimit} */
  start(args: readonly string[], env: Environment, limit?: string): ChildProcess;
  /** @throws if the program fails */
  run(args: readonly string[], env: Environment): void;
  /** Makes the kernel forget the image's files, as on a node that has just pulled it. */
  forget(): void;
}

/** Runs `use` with an image that `make images` built. Takes root, for chroot. */
export async function withImage<T>(name: 'api' | 'web', use: (image: Image) => Promise<T>): Promise<T> {
  const file = path.join(root, '.run/images.env');
  const archive = existsSync(file) ? parseEnv(readFileSync(file, 'utf8'))[`${name.toUpperCase()}_ARCHIVE`] : undefined;
  if (!archive) throw new Error(`expected ${file} to name the ${name} image, found nothing: make images`);
  return withFiles(archive, (folder, { Env: image = [] }) => {
    const own = Object.fromEntries(image.map((pair) => [pair.split('=', 1)[0] ?? '', pair.slice(pair.indexOf('=') + 1)]));
    const command = (args: readonly string[]) => ['--userspec=1000:1000', folder, '/usr/local/bin/node', ...args.map(inApp)];
    for (const mount of ['proc', 'sys']) mkdirSync(path.join(folder, mount));
    return use({
      root: folder,
      mebibytes: Number(execFileSync('stat', ['--format=%s', archive], { encoding: 'utf8' })) / 2 ** 20,
      start: (args, env, limit = '/dev/null') =>
        spawn('/usr/bin/unshare', ['--mount', '/bin/sh', '-c', inImage, limit, folder, ...command(args)], {
          env: { ...own, ...env },
          stdio: ['ignore', 'ignore', 'pipe'],
        }),
      run(args, env) {
        const { status, stdout, stderr } = spawnSync('/usr/sbin/chroot', command(args), { env: { ...own, ...env }, encoding: 'utf8' });
        if (status !== 0) throw new Error(`node ${args.join(' ')} exited with ${status}:\n${stdout}${stderr}`);
      },
      forget: () =>
        void execFileSync('find', [folder, '-type', 'f', '-exec', 'dd', 'if={}', 'iflag=nocache', 'count=0', 'status=none', ';']),
    });
  });
}

/** The mounts, which tell Node.js its limits, go with the process: its namespace is its own. */
const inImage =
  'echo $$ >"$0" && /usr/bin/mount -t proc proc "$1/proc" && /usr/bin/mount --rbind /sys "$1/sys" && shift && exec /usr/sbin/chroot "$@"';

/** chroot starts programs in the root folder. */
const inApp = (argument: string): string => (argument.endsWith('.js') ? path.join('/app', argument) : argument);
