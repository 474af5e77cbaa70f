import { readFileSync } from 'node:fs';
import path from 'node:path';

const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };

/** What runs: the package's version, and the commit that the image was built from, which the image itself says. */
export const build = { version, revision: process.env['LANDFALL_REVISION'] ?? 'unknown' } as const;
