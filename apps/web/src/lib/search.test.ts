import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptySearch, maxText, nearPath, parseSearch, searchPath } from './search.ts';

const read = (path: string) => Object.fromEntries(new URL(path, 'http://localhost').searchParams);

test('without conditions every event is searched for', () => {
  expect(parseSearch({})).toEqual({ values: emptySearch, errors: {}, filter: {}, after: null });
  expect(parseSearch({ latitude: ' ', longitude: '', radius: '5' }).filter).toEqual({});
});

test('a full search is in metres and instants, and its last day is searched to the end', () => {
  const params = {
    text: ' swim ',
    latitude: ' 52.52',
    longitude: '-13.405',
    radius: '2.5',
    from: '2026-03-28',
    to: '2026-03-29',
    price: 'paid',
  };
  expect(parseSearch({ ...params, after: 'abc' }, 'Europe/Berlin')).toMatchObject({
    filter: {
      near: { latitude: 52.52, longitude: -13.405, radiusMetres: 2500 },
      text: 'swim',
      from: '2026-03-27T23:00:00.000Z',
      // Clocks were put forward that day.
      to: '2026-03-29T22:00:00.000Z',
      free: false,
    },
    after: 'abc',
  });
});

test('the button of a place stands for its coordinates, whatever the fields say', () => {
  const { filter, values } = parseSearch({ place: 'Nairobi', latitude: '1', longitude: 'x', radius: '10', text: 'run' });
  expect(filter).toEqual({ near: { latitude: -1.2864, longitude: 36.8172, radiusMetres: 10_000 }, text: 'run' });
  expect(searchPath(values)).toBe('/?text=run&latitude=-1.2864&longitude=36.8172&radius=10');
  expect(parseSearch({ place: 'Atlantis' }).filter).toEqual({});
});

test('the address of a search is read back as that search', () => {
  const degrees = (limit: number) => fc.integer({ min: -limit * 1e5, max: limit * 1e5 }).map((value) => (value / 1e5).toFixed(5));
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const values = fc.record({
    text: fc.string({ maxLength: maxText, unit: 'grapheme-ascii' }).map((text) => text.trim()),
    latitude: fc.oneof(fc.constant(''), degrees(90)),
    longitude: fc.oneof(fc.constant(''), degrees(180)),
    radius: fc.integer({ min: 1, max: 200 }).map(String),
    from: fc.oneof(fc.constant(''), day),
    to: fc.oneof(fc.constant(''), day),
    price: fc.constantFrom('', 'free', 'paid'),
  });
  const cursor = fc.option(
    fc.string({ minLength: 1 }).filter((text) => text.trim() === text),
    { nil: null },
  );
  fc.assert(
    fc.property(values, cursor, (search, after) => {
      const once = parseSearch(read(searchPath(search, after)));
      expect({ ...once, values: undefined }).toEqual({ ...parseSearch({ ...search, ...(after && { after }) }), values: undefined });
      expect(searchPath(once.values, after)).toBe(searchPath(search, after));
    }),
  );
});

test('around a point the other conditions stay', () => {
  const path = nearPath({ latitude: -1.2864, longitude: 36.8172 }, 10, { text: 'run', latitude: '1', longitude: '2' });
  expect(parseSearch(read(path)).filter).toEqual({ near: { latitude: -1.2864, longitude: 36.8172, radiusMetres: 10_000 }, text: 'run' });
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
  [{ text: 'x'.repeat(101) }, { text: 'At most 100 characters' }],
  [{ from: '2026-02-30' }, { from: 'Enter a date' }],
  [{ from: '2026-02-02', to: '2026-02-01' }, { to: 'Must not be before the first day' }],
  [{ price: 'cheap' }, { price: expect.any(String) }],
])('%j is refused beside the field', (params, errors) => {
  const result = parseSearch(params);
  expect(result.errors).toEqual(errors);
  expect(result.filter).toBeUndefined();
});
