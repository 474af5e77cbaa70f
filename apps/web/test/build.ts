import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const built = 'LANDFALL_WEB_BUILT';

/** The tests start what the image runs: dist/, built once per run from the source as it is now. */
export default function setup() {
  if (process.env[built]) return;
  execFileSync(process.execPath, ['build.ts'], { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'ignore', 'inherit'] });
  process.env[built] = 'yes';
}
