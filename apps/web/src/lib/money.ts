export const currencies = ['EUR', 'USD', 'GBP', 'CHF'] as const;
export type Currency = (typeof currencies)[number];

/** The least and the most that a place costs, in cents, if it costs anything: as in the api. */
export const priceLimits = { min: 50, max: 10_000_000 } as const;

/** Cents of what a price field says (`12`, `12.5`, `12,50`, nothing for 0); undefined where it is no amount. */
export function parsePrice(text: string): number | undefined {
  if (text.trim() === '') return 0;
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}

/** `€12.50`, `CHF 1,200`: without a fraction where it is zero. */
export function formatMoney(cents: number, currency: string): string {
  const options = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const;
  return new Intl.NumberFormat('en-GB', options).format(cents / 100);
}

export const formatPrice = (cents: number, currency: string): string => (cents === 0 ? 'Free' : formatMoney(cents, currency));

export const priceHint = 'Nothing for a free event; otherwise 0.50 or more';
