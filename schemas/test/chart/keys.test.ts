import { expect, it } from 'vitest';
import { keysOf } from '../../src/engine/chart/keys.ts';
import { chart } from '../merge/build.ts';

it('tells each key under which the values of a subchart are held', () => {
  const dependencies = [{ name: 'a', alias: 'x' }, { name: 'b', alias: 'z' }, { name: 'a' }];
  const parent = chart('root', { dependencies, charts: { a: {}, b: {}, c: {} } });
  expect(parent.charts.map((child) => keysOf(parent, child))).toEqual([['x', 'a'], ['z'], ['c']]);
});
