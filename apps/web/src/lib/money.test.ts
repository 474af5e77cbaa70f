import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencies, formatMoney, formatPrice, parsePrice, priceLimits } from './money.ts';

const cents = fc.integer({ min: 0, max: priceLimits.max });

test('what is typed as an amount is that amount, to the cent', () => {
  fc.assert(
    fc.property(cents, fc.constantFrom('.', ','), (amount, point) => {
      const [whole, part] = [Math.trunc(amount / 100), String(amount % 100).padStart(2, '0')];
      expect(parsePrice(` ${whole}${point}${part} `)).toBe(amount);
      if (part === '00') expect(parsePrice(String(whole))).toBe(amount);
      if (part.endsWith('0')) expect(parsePrice(`${whole}${point}${part[0]}`)).toBe(amount);
    }),
  );
});

test('what is shown of an amount has all of its digits', () => {
  fc.assert(
    fc.property(cents, fc.constantFrom(...currencies), (amount, currency) => {
      const digits = formatMoney(amount, currency).replaceAll(/[^\d.]/g, '');
      expect(parsePrice(digits)).toBe(amount);
    }),
  );
});

test.each(['-1', '1.234', '1e3', '1,000.00', '.5', '5.', '12 €', 'free', '١٢'])('%j is no amount', (text) => {
  expect(parsePrice(text)).toBeUndefined();
});

test.each([
  [0, 'EUR', 'Free'],
  [1250, 'EUR', '€12.50'],
  [1200, 'GBP', '£12'],
  [120_000, 'CHF', 'CHF\u{a0}1,200'],
  [10_000_000, 'USD', 'US$100,000'],
])('%d of %s is %s', (amount, currency, text) => {
  expect(formatPrice(amount, currency)).toBe(text);
});
