import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { images } from './release.ts';
import { run } from './run.ts';

/** The api image with one more layer, a folder copied to a path, imported into the nodes. */
export async function deriveImage(tag: string, folder: string, destination: string): Promise<string> {
  const archive = path.join(os.tmpdir(), `landfall-api-${tag}.tar`);
  try {
    await run('tools/images/derive', [(await images()).API_ARCHIVE, `localhost/landfall-api:${tag}`, archive, `${folder}:${destination}`]);
    await run('tools/cluster/import', [archive]);
  } finally {
    await rm(archive, { force: true });
  }
  return tag;
}
