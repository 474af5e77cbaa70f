import { expect, test } from 'vitest';
import { choicesOf } from './choices.ts';

test.each([
  ['NONE', false, 0, ['rsvp: RSVP']],
  ['NONE', false, 1250, ['pay: Buy a place for €12.50']],
  ['NONE', true, 0, ['join: Join the waiting list']],
  ['NONE', true, 1250, ['join: Join the waiting list']],
  ['WAITING', true, 1250, ['leave: Leave the waiting list']],
  // The place that is held is counted, too.
  ['HELD', true, 1250, ['pay: Pay €12.50']],
  ['CONFIRMED', true, 0, ['cancel: Cancel my RSVP']],
  ['CONFIRMED', false, 1250, ['cancel: Cancel and get €12.50 back']],
] as const)('a place %s at an event that is full (%j) for %d cents', (myPlace, full, priceCents, choices) => {
  expect(choicesOf({ myPlace, full, priceCents, currency: 'EUR' }).map(({ intent, text }) => `${intent}: ${text}`)).toEqual(choices);
});
