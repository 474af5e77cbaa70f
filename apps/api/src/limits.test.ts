import { readFileSync } from 'node:fs';
import { metrics } from '@landfall/schemas/contract';
import { expect, it } from 'vitest';
import { limitsPage } from './limits-page.ts';
import { limits, type Limit } from './limits.ts';

const cells = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replaceAll(/\s*\|\s*/g, '|').replaceAll(/-{3,}/g, '---'));

it('is what docs/reference/limits.md shows: run `pnpm generate:limits`', () => {
  const page = readFileSync(new URL('../../../docs/reference/limits.md', import.meta.url), 'utf8');
  expect(cells(page)).toEqual(cells(limitsPage()));
});

it('names every way of refusing that the metrics know', () => {
  const named = Object.values<Limit>(limits).flatMap(({ counter }) => (counter ? [counter.join(' ')] : []));
  for (const name of ['graphql_rejections_total', 'http_rejections_total', 'ws_rejections_total'] as const)
    for (const limit of metrics[name].labels.limit) expect(named).toContain(`${name} ${limit}`);
});
