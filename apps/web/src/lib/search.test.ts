import { expect, test } from 'vitest';
import { parseSearch, searchPath } from './search.ts';

test('without coordinates there is no search and no error', () => {
  expect(parseSearch({})).toEqual({ values: { latitude: '', longitude: '', radius: '25' }, errors: {} });
  expect(parseSearch({ latitude: ' ', longitude: '', radius: '5' })).toEqual({
    values: { latitude: '', longitude: '', radius: '5' },
    errors: {},
  });
});

test('a full search is in metres', () => {
  expect(parseSearch({ latitude: ' 52.52', longitude: '-13.405', radius: '2.5' }).search).toEqual({
    latitude: 52.52,
    longitude: -13.405,
    radiusMetres: 2500,
  });
});

test('its own path is read back', () => {
  const url = new URL(searchPath({ latitude: -1.2864, longitude: 36.8172 }, 10), 'http://localhost');
  expect(parseSearch(Object.fromEntries(url.searchParams)).search).toEqual({ latitude: -1.2864, longitude: 36.8172, radiusMetres: 10_000 });
});

test.each([
  [{ latitude: '52' }, { longitude: 'Enter a longitude' }],
  [{ latitude: '91', longitude: '0' }, { latitude: 'Must lie between −90 and 90' }],
  [{ latitude: '1e1', longitude: '0' }, { latitude: 'Enter decimal degrees, such as 52.52' }],
  [
    { latitude: '1', longitude: '181', radius: '0' },
    { longitude: 'Must lie between −180 and 180', radius: 'Enter more than 0 and at most 200 km' },
  ],
  [{ latitude: '1', longitude: '1', radius: '-4' }, { radius: 'Enter a number of kilometres' }],
  [{ latitude: ['abc', '1'], longitude: '1' }, { latitude: 'Enter decimal degrees, such as 52.52' }],
])('%j is refused beside the field', (params, errors) => {
  const result = parseSearch(params);
  expect(result.errors).toEqual(errors);
  expect(result.search).toBeUndefined();
});
