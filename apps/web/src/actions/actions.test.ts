import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '..');

test('every server action is a module of its own: an inline one would send captured variables to the browser', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: src }).filter((file) => !file.includes('.test.'));
  const withDirective = files.filter((file) => /['"]use server['"]/.test(readFileSync(join(src, file), 'utf8')));
  expect(withDirective.toSorted()).toEqual(['actions/events.ts', 'actions/session.ts']);
  for (const file of withDirective) expect(readFileSync(join(src, file), 'utf8')).toMatch(/^'use server';\n(?![^]*['"]use server['"])/);
});
