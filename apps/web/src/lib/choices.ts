import type { EventDetails } from '../api/types.ts';
import { formatMoney } from './money.ts';

/** What a visitor can do about their place at an event. */
export interface Choice {
  readonly intent: 'rsvp' | 'cancel' | 'join' | 'leave' | 'pay';
  readonly text: string;
  readonly pending: string;
  /** Takes something back. */
  readonly quiet?: true;
}

const leave: Choice = { intent: 'leave', text: 'Leave the waiting list', pending: 'Leaving…', quiet: true };
const join: Choice = { intent: 'join', text: 'Join the waiting list', pending: 'Joining…' };
const rsvp: Choice = { intent: 'rsvp', text: 'RSVP', pending: 'Saving…' };
const cancel: Choice = { intent: 'cancel', text: 'Cancel my RSVP', pending: 'Cancelling…', quiet: true };

export function choicesOf({
  myPlace,
  full,
  priceCents,
  currency,
}: Pick<EventDetails, 'myPlace' | 'full' | 'priceCents' | 'currency'>): readonly Choice[] {
  const price = formatMoney(priceCents, currency);
  const pay: Choice = { intent: 'pay', text: `Pay ${price}`, pending: 'Opening the payment…' };
  switch (myPlace) {
    case 'CONFIRMED':
      return [priceCents > 0 ? { ...cancel, text: `Cancel and get ${price} back` } : cancel];
    case 'HELD':
      return [pay];
    case 'WAITING':
      return [leave];
    case 'NONE':
      if (full) return [join];
      return [priceCents > 0 ? { ...pay, text: `Buy a place for ${price}` } : rsvp];
  }
}
