import { expect, test } from 'vitest';
import { eventForm } from './event-form.ts';
import { parseForm } from './form-state.ts';

const year = new Date().getUTCFullYear() + 1;
const valid = {
  title: ' Night swim ',
  description: 'Bring a towel.\nAnd a lamp.',
  venue: 'Plötzensee',
  latitude: '52.5437',
  longitude: '13.3325',
  timeZone: 'Europe/Berlin',
  startsAt: `${year}-07-12T21:00`,
  endsAt: `${year}-07-12T23:00`,
  capacity: '40',
};

const parse = (change: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...valid, ...change })) form.set(name, value);
  return parseForm(eventForm, form);
};

test('a valid form is the input of the api', () => {
  expect(parse({})).toMatchObject({
    data: {
      title: 'Night swim',
      description: 'Bring a towel.\nAnd a lamp.',
      venue: 'Plötzensee',
      latitude: 52.5437,
      longitude: 13.3325,
      startsAt: `${year}-07-12T19:00:00.000Z`,
      endsAt: `${year}-07-12T21:00:00.000Z`,
      capacity: 40,
    },
  });
});

test('what a form of the release before does not say is free', () => {
  expect(parse({})).toMatchObject({ data: { priceCents: 0, currency: 'EUR' } });
  expect(parse({ price: '12,5', currency: 'CHF' })).toMatchObject({ data: { priceCents: 1250, currency: 'CHF' } });
});

test.each([
  [{ title: '  ' }, { title: 'Enter a title' }],
  [{ title: 'x'.repeat(121) }, { title: 'At most 120 characters' }],
  [{ capacity: '0' }, { capacity: 'Between 1 and 100,000' }],
  [
    { capacity: '4.5', latitude: '' },
    { capacity: 'Enter a whole number', latitude: 'Enter a latitude' },
  ],
  [{ price: '0.49' }, { price: 'Between 0.50 and 100,000' }],
  [{ price: 'much' }, { price: 'Enter an amount such as 12.50, or nothing if it is free' }],
  [{ currency: 'XXX' }, { currency: 'Choose a currency' }],
  [{ timeZone: 'Nowhere' }, { timeZone: 'Choose a time zone' }],
  [{ startsAt: '' }, { startsAt: 'Enter when it starts' }],
  [{ startsAt: '2020-01-01T10:00' }, { startsAt: 'Must lie in the future' }],
  [{ endsAt: `${year}-07-12T21:00` }, { endsAt: 'Must be later than the start' }],
  [{ endsAt: `${year}-09-12T21:00` }, { endsAt: 'At most 30 days after the start' }],
  [{ endsAt: 'soon' }, { endsAt: 'Enter a date and a time that clocks show in this time zone' }],
])('%j is refused beside the field, and the rest of the text is kept', (change, errors) => {
  expect(parse(change)).toEqual({ state: { errors, values: { ...valid, ...change } } });
});
