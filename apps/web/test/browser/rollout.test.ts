import { afterAll, beforeAll, expect, test } from 'vitest';
import { count, publish, visitors } from './people.ts';
import { startStack } from './stack.ts';

let stack: Awaited<ReturnType<typeof startStack>>;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());
const { comeAs, come } = visitors(() => stack.appUrl);

test('the count is live in another tab, also after the connection was lost', async () => {
  const vera = await comeAs('Vera Visitor', '/');
  const path = await publish(vera.page, 'Live stars');
  const wanda = await come();
  await wanda.page.goto(path);
  await wanda.page.getByText('Live', { exact: true }).waitFor();
  await vera.page.getByRole('button', { name: 'RSVP' }).click();
  await wanda.page.getByTestId('attendance').filter({ hasText: '1' }).waitFor();
  // Wanda is told before Vera's answer is made, for which the web app asks the api once more.
  await vera.page.getByText('You are going').waitFor();

  await stack.stopApi();
  await wanda.page.getByText('Reconnecting…').waitFor();
  await stack.startApi();
  await wanda.page.getByText('Live', { exact: true }).waitFor();
  await vera.page.getByRole('button', { name: 'Cancel my RSVP' }).click();
  await wanda.page.getByTestId('attendance').filter({ hasText: '0' }).waitFor();
});

test('a rollout of the api in the middle of a visit: the count goes on, and each form succeeds or keeps what was typed', async () => {
  const vera = await comeAs('Vera Visitor', '/');
  const path = await publish(vera.page, 'Rolling stars', { capacity: 50 });
  const wanda = await comeAs('Wanda Watcher', path);
  await wanda.page.getByText('Live', { exact: true }).waitFor();

  const rollout = { over: false };
  const rolled = stack.rollApi().finally(() => (rollout.over = true));
  let sent = 0;
  do {
    const going = ++sent % 2 === 1;
    const button = vera.page.getByRole('button', { name: going ? 'RSVP' : 'Cancel my RSVP', exact: true });
    const done = vera.page.getByRole('button', { name: going ? 'Cancel my RSVP' : 'RSVP', exact: true });
    const told = vera.page.getByText(/try again in a minute|This is on our side/);
    await button.click();
    await done.or(told).first().waitFor();
    // Told to try again, the visitor looks, and does.
    while (!(await done.isVisible())) {
      await vera.page.reload();
      if (!(await button.isVisible())) continue;
      await button.click();
      await done.or(told).first().waitFor();
    }
  } while (!rollout.over);
  await rolled;

  const expected = String(sent % 2);
  expect(await count(vera.page)).toBe(expected);
  await wanda.page.getByText('Live', { exact: true }).waitFor();
  await wanda.page.getByTestId('attendance').filter({ hasText: expected }).waitFor();
});

test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  'while the api is away a form keeps what was typed: %j',
  async (options) => {
    const { page } = await comeAs('Vera Visitor', '/', options);
    const path = await publish(page, 'Patient stars');
    await page.goto(`${path}/edit`);
    await page.getByLabel('Title').fill('Very patient stars');
    await stack.stopApi();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('try again in a minute').waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Very patient stars');
    expect(await page.getByLabel('Starts').inputValue()).toBe('2099-07-12T21:00');
    await stack.startApi();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Very patient stars' }).waitFor();
  },
);
