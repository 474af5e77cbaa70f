import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { limitsPage } from './limits-page.ts';

await writeFile(path.join(import.meta.dirname, '../../../docs/reference/limits.md'), limitsPage());
