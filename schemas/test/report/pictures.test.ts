import { expect, test } from 'vitest';
import { budgetPicture, replicaPicture } from '../../src/report/pictures.ts';

const part = (component: 'api' | 'migrations', pods: number, perPod: number) =>
  ({ component, pods, surge: 1, perPod, total: (pods + 1) * perPod, draining: 0, podsAt: [], perPodAt: [] }) as const;

test('a budget within its limit says what is free, with bars that add up to it', () => {
  const { text } = budgetPicture('Database', {
    parts: [part('api', 4, 10), part('migrations', 1, 1)],
    reserved: 8,
    total: 60,
    limit: 100,
    draining: 0,
  });
  expect(text).toContain('aria-label="Database: 60 of 100 connections, 40 free"');
  expect(text).toContain('class="within"');
  const widths = [...text.matchAll(/width="([\d.]+)"\s+height="26"\s+class="(?:s\d|reserve)"/g)].map(([, width]) => Number(width));
  expect(widths.map((width) => Math.round(((width + 1) / 360) * 104))).toEqual([50, 2, 8]);
  expect(text).not.toContain('still drain');
});

test('a budget beyond its limit says by how much', () => {
  const { text } = budgetPicture('Redis', { parts: [part('api', 10, 10)], reserved: 0, total: 110, limit: 100, draining: 7 });
  expect(text).toContain('110 of 100 connections, 10 too many');
  expect(text).toContain('class="over"');
  expect(text).toContain('may hold 7 more');
});

test('replicas are drawn from fewest to most, on one scale', () => {
  const range = { component: 'api', floor: 2, ceiling: 10, autoscaled: true, floorAt: [], ceilingAt: [] } as const;
  const { text } = replicaPicture([range, { ...range, component: 'web', ceiling: 2, autoscaled: false }], 20);
  expect(text).toContain('aria-label="Replicas: api 2 to 10, web 2 to 2"');
  expect(text).toContain('api: 2–10, autoscaled');
  expect([...text.matchAll(/cx="([\d.]+)"/g)].map(([, x]) => Number(x))).toEqual([146.8, 222, 146.8, 146.8]);
});
