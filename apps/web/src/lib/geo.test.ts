import { expect, test } from 'vitest';
import { offsetMetres } from './geo.ts';

const near = (value: number, expected: number) => expect(Math.abs(value - expected)).toBeLessThan(Math.abs(expected) * 0.01 + 1);

test('north and east are positive', () => {
  const { east, north } = offsetMetres({ latitude: 52.5, longitude: 13.4 }, { latitude: 52.59, longitude: 13.5 });
  near(north, 10_007);
  near(east, 6_765);
});

test('the short way leads over the date line', () => {
  near(offsetMetres({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 }).east, 22_239);
  near(offsetMetres({ latitude: 0, longitude: -179.9 }, { latitude: 0, longitude: 179.9 }).east, -22_239);
});
