import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What a container starts with, of the image's configuration. */
export interface Defaults {
  /** NAME=value. */
  readonly Env?: readonly string[];
}

/** Runs `use` with the merged files of a docker-archive's layers in a folder, which is gone afterwards. */
export async function withFiles<T>(archive: string, use: (root: string, defaults: Defaults) => T | Promise<T>): Promise<T> {
  const work = mkdtempSync(path.join(os.tmpdir(), 'landfall-image-'));
  try {
    const [image, root] = [path.join(work, 'image'), path.join(work, 'root')];
    execFileSync('mkdir', [image, root]);
    execFileSync('tar', ['-xf', archive, '-C', image]);
    const read = (file: string): unknown => JSON.parse(readFileSync(path.join(image, file), 'utf8'));
    const [manifest] = read('manifest.json') as [{ Layers: string[]; Config: string }];
    for (const layer of manifest.Layers) addLayer(path.join(image, layer), root);
    return await use(root, (read(manifest.Config) as { config: Defaults }).config);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A file `.wh.NAME` says that NAME of the layers below is gone; `.wh..wh..opq`, all that its folder had. */
function addLayer(layer: string, root: string): void {
  const files = execFileSync('tar', ['-tf', layer], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n');
  for (const file of files.filter((name) => path.basename(name).startsWith('.wh.'))) {
    const folder = path.join(root, path.dirname(file));
    const name = path.basename(file).slice('.wh.'.length);
    rmSync(name === '.wh..opq' ? folder : path.join(folder, name), { recursive: true, force: true });
  }
  execFileSync('tar', ['-xf', layer, '-C', root, '--no-same-owner', '--exclude=.wh.*']);
}

/** Paths below a folder, of everything but folders. Links are not followed: those of an image lead into this machine. */
export function filesIn(root: string, folder = ''): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesIn(root, file) : [file];
  });
}
