import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { count, publish, visitors } from './people.ts';

const { comeAs } = visitors();
const ways = [{ javaScriptEnabled: true }, { javaScriptEnabled: false }];

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('the last place goes to one, the other is told and waits', async () => {
  const vera = await comeAs('Vera Visitor', '/');
  const path = await publish(vera.page, 'Single seat', { capacity: 1 });
  // Wanda's page stays as it was: nothing tells it of the last place.
  const wanda = await comeAs('Wanda Waiter', path, { javaScriptEnabled: false });
  const liv = await comeAs('Liv Live', path);
  await liv.page.getByText('Live', { exact: true }).waitFor();
  await press(vera.page, 'RSVP');
  await vera.page.getByText('You are going').waitFor();
  await liv.page.getByText('This event is full.').waitFor();
  await press(wanda.page, 'RSVP');
  await wanda.page.getByText('The last place has just been taken.').waitFor();
  await press(wanda.page, 'Join the waiting list');
  await wanda.page.getByText('You are number 1 of 1 on the waiting list').waitFor();
  await press(vera.page, 'Cancel my RSVP');
  await vera.page.getByText('This event is full.').waitFor();
  await wanda.page.reload();
  await wanda.page.getByText('You are going').waitFor();
});

test.each(ways)('who waits gets the place that comes free, in their turn: %j', async (options) => {
  const vera = await comeAs('Vera Visitor', '/', options);
  const path = await publish(vera.page, 'Two in line', { capacity: 1 });
  await press(vera.page, 'RSVP');
  await vera.page.getByText('You are going').waitFor();
  const [wanda, walt] = [await comeAs('Wanda Waiter', path, options), await comeAs('Walt Waiter', path, options)];
  for (const [{ page }, position] of [
    [wanda, 1],
    [walt, 2],
  ] as const) {
    await page.reload();
    await page.getByText('This event is full.').waitFor();
    await press(page, 'Join the waiting list');
    await page.getByText(`You are number ${position} of ${position} on the waiting list`).waitFor();
  }
  await press(vera.page, 'Cancel my RSVP');
  await vera.page.getByText('2 people wait for a place.').or(vera.page.getByText('1 person waits for a place.')).waitFor();
  await wanda.page.reload();
  await wanda.page.getByText('You are going').waitFor();
  expect(await count(wanda.page)).toBe('1');
  await walt.page.reload();
  await walt.page.getByText('You are number 1 of 1 on the waiting list').waitFor();
  await press(walt.page, 'Leave the waiting list');
  await walt.page.getByText('Nobody waits for a place yet.').waitFor();
});

test.each(ways)('a place is paid for: %j', async (options) => {
  const vera = await comeAs('Vera Visitor', '/', options);
  const path = await publish(vera.page, 'Paid stars', { price: '12,50' });
  const pia = await comeAs('Pia Payer', path, options);
  await press(pia.page, 'Buy a place for €12.50');
  await pia.page.getByRole('heading', { name: 'Pay €12.50' }).waitFor();
  await pia.page.getByRole('link', { name: 'Leave without paying' }).click();
  await pia.page.getByText('You have not paid yet').waitFor();
  expect(new URL(pia.page.url()).search).toBe('?payment=cancelled');

  await press(pia.page, 'Pay €12.50');
  await pia.page.getByRole('heading', { name: 'Pay €12.50' }).waitFor();
  await press(pia.page, 'Pay €12.50');
  await pia.page.waitForURL(/payment=done/);
  const paid = pia.page.getByText('Thank you, it is paid: you are going');
  // The webhook may come after the visitor: the page looks again by itself, or by its link.
  while (!options.javaScriptEnabled && !(await paid.isVisible())) await pia.page.getByRole('link', { name: 'Look again' }).click();
  await paid.waitFor();
  expect(await count(pia.page)).toBe('1');
  await press(pia.page, 'Cancel and get €12.50 back');
  await pia.page.getByRole('button', { name: 'Buy a place for €12.50' }).waitFor();
});
