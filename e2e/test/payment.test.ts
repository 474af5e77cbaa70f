import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, screenshot } from '../lib/browser.ts';
import { request } from '../lib/http.ts';
import { hosts } from '../lib/release.ts';
import { until } from '../lib/run.ts';
import { describeEvent, person, publish, signUp, somewhere } from '../lib/visitor.ts';

const payer = person('Pia Payer');
const waiter = person('Walt Waiter');
const title = `Paid concert ${Date.now().toString(36)}`;

let browser: Browser;
let olga: Page;
let pia: Page;
let walt: Page;
beforeAll(async () => {
  browser = await launch();
  const open = async () => (await browser.newContext({ timezoneId: 'UTC' })).newPage();
  [olga, pia, walt] = [await open(), await open(), await open()];
  await signUp(olga, person('Olga Organiser'));
  await describeEvent(olga, { title, description: 'One seat.', ...somewhere(), capacity: 1, price: '12.50' });
  await publish(olga, title);
});
afterAll(() => browser?.close());

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function pay(page: Page, button: string): Promise<void> {
  await press(page, button);
  await page.getByRole('heading', { name: 'Pay €12.50' }).waitFor();
  expect(new URL(page.url()).hostname).toBe(hosts.pay);
  await press(page, 'Pay €12.50');
  // The provider tells the api through the load balancer; the page looks again by itself.
  await page.getByText('Thank you, it is paid: you are going').waitFor();
}

it('the only place is paid for at the provider, which tells the api', async () => {
  await signUp(pia, payer);
  await pia.goto(olga.url());
  await pay(pia, 'Buy a place for €12.50');
  await olga.getByTestId('attendance').filter({ hasText: /^1$/ }).waitFor();
  await screenshot(pia, '7-paid');
});

it('another waits, and has the place held when the first gives it back', async () => {
  await signUp(walt, waiter);
  await walt.goto(olga.url());
  await press(walt, 'Join the waiting list');
  await walt.getByText('You are number 1 of 1 on the waiting list').waitFor();
  await press(pia, 'Cancel and get €12.50 back');
  await pia.getByText('This event is full.').waitFor();
  await until('the e-mail says that a place came free', 60, async () => {
    const answer = await request('mail', `/api/messages?to=${encodeURIComponent(waiter.email)}`);
    return (JSON.parse(answer.body) as { messages: { subject: string }[] }).messages.some(({ subject }) => subject.includes(title));
  });
  await walt.reload();
  await pay(walt, 'Pay €12.50');
  await screenshot(walt, '8-held-and-paid');
});

it('the worker gives the first one the money back, once', async () => {
  const refunds = async () => {
    const { sessions } = JSON.parse((await request('pay', '/api/sessions')).body) as {
      sessions: { customer_email: string; payment_intent: string | null }[];
    };
    const intent = sessions.find(({ customer_email }) => customer_email === payer.email)?.payment_intent;
    const answer = JSON.parse((await request('pay', '/api/refunds')).body) as { refunds: { payment_intent: string; amount: number }[] };
    return answer.refunds.filter(({ payment_intent }) => payment_intent === intent);
  };
  const made = await until('the refund is made', 90, async () => {
    const found = await refunds();
    return found.length > 0 && found;
  });
  expect(made.map(({ amount }) => amount)).toEqual([1250]);
});
