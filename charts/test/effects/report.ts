/** `node charts/test/effects/report.ts`: which values no unit test shows the effect of, into reports/coverage.txt. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../lib/helm.ts';
import { exceptions } from './exceptions.ts';
import { measure } from './measure.ts';

const states = await measure();
const missing = [...states].filter(([group, state]) => state !== 'shown' && !(group in exceptions));
const percent = ((100 * (states.size - missing.length)) / states.size).toFixed(1);
const lines = [
  `${states.size - missing.length} of ${states.size} values, ${percent} %`,
  ...missing.map(([group, state]) => `${group}: ${state}`),
];
await mkdir(path.join(root, 'reports'), { recursive: true });
await writeFile(path.join(root, 'reports/coverage.txt'), lines.join('\n') + '\n');
process.stdout.write(`${lines.join('\n')}\n`);
