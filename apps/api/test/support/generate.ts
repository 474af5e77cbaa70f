import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** The Prisma client is not checked in. */
export default function setup(): void {
  const root = path.join(import.meta.dirname, '../..');
  execFileSync(path.join(root, 'node_modules/.bin/prisma'), ['generate'], {
    cwd: root,
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: 'prisma/engine/schema-engine.mjs' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
