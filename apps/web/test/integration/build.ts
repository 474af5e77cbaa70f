import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The tests start what the image runs: dist/, built from the source as it is now. */
export default function setup() {
  const cwd = join(import.meta.dirname, '../..');
  execFileSync(process.execPath, ['build.ts'], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}
