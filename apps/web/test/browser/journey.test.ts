import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStack } from './stack.ts';

let stack: Awaited<ReturnType<typeof startStack>>;
let browser: Browser;
beforeAll(async () => {
  stack = await startStack();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost',
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
});

/** A visitor of their own: no shared cookies. What the page complains about on its console is collected. */
async function visitor(options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ baseURL: stack.appUrl, timezoneId: 'Europe/Berlin', ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

let people = 0;
async function signUp(page: Page, next: string) {
  const email = `visitor-${++people}@example.com`;
  await page.goto(`/sign-up?${new URLSearchParams({ next })}`);
  await page.getByLabel('Name').fill('Vera Visitor');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('correct horse battery staple');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  return email;
}

async function publish(page: Page, title: string, capacity = 10) {
  await page.goto('/events/new');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Description').fill('Tea and telescopes.');
  await page.getByLabel('Venue').fill('Old observatory');
  await page.getByLabel('Latitude').fill('52.4858');
  await page.getByLabel('Longitude').fill('13.4769');
  await page.getByLabel('Starts').fill('2099-07-12T21:00');
  await page.getByLabel('Ends').fill('2099-07-12T23:00');
  await page.getByLabel('Capacity').fill(String(capacity));
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(page.url()).pathname;
}

const count = (page: Page) => page.getByTestId('attendance').textContent();

test('without JavaScript: sign up, publish, find, RSVP, cancel, sign out', async () => {
  const { page } = await visitor({ javaScriptEnabled: false });
  await signUp(page, '/events/new');
  expect(new URL(page.url()).pathname).toBe('/events/new');
  const path = await publish(page, 'Stars without scripts');
  // Nothing told the server the visitor's time zone: the form says UTC, and so does the page.
  await page.getByText('Sun, 12 July 2099, 21:00–23:00 UTC').waitFor();
  expect(await count(page)).toBe('0');

  await page.goto('/');
  await page.getByLabel('Latitude').fill('52.52');
  await page.getByLabel('Longitude').fill('13.405');
  await page.getByLabel('Within').fill('10');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByText('6.2 km away', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Stars without scripts' }).click();

  await page.getByRole('button', { name: 'RSVP' }).click();
  await page.getByText('You are going').waitFor();
  expect([new URL(page.url()).pathname, await count(page)]).toEqual([path, '1']);
  await page.getByRole('button', { name: 'Cancel my RSVP' }).click();
  await page.getByRole('button', { name: 'RSVP', exact: true }).waitFor();
  expect(await count(page)).toBe('0');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
});

test('without JavaScript: errors stand beside their fields and the rest is kept', async () => {
  const { page } = await visitor({ javaScriptEnabled: false });
  const email = await signUp(page, '/');
  await page.context().clearCookies();
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill('Somebody Else');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('another long password');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByText('An account with this e-mail address exists already').waitFor();
  expect(await page.getByLabel('Name').inputValue()).toBe('Somebody Else');
  expect(await page.getByLabel('Password').inputValue()).toBe('');
});

test('the count is live in another tab, also after the connection was lost', async () => {
  const vera = await visitor();
  await signUp(vera.page, '/');
  const path = await publish(vera.page, 'Live stars');
  // The visitor's own time zone was chosen in the form and is shown.
  await vera.page.getByText('Sun, 12 July 2099, 21:00–23:00 CEST').waitFor();

  const wanda = await visitor();
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

test('the last place goes to one, the other is told', async () => {
  const [vera, wanda] = [await visitor(), await visitor()];
  await signUp(vera.page, '/');
  const path = await publish(vera.page, 'Single seat', 1);
  await signUp(wanda.page, path);
  await wanda.page.getByRole('button', { name: 'RSVP' }).waitFor();
  await vera.page.getByRole('button', { name: 'RSVP' }).click();
  await vera.page.getByText('You are going').waitFor();
  await wanda.page.getByRole('button', { name: 'RSVP' }).click();
  await wanda.page.getByText('The last place has just been taken.').waitFor();
  await wanda.page.reload();
  await wanda.page.getByText('This event is full.').waitFor();
});

test('an expired session leads to the sign-in page and back', async () => {
  const { page } = await visitor();
  const email = await signUp(page, '/');
  const path = await publish(page, 'Come back');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'RSVP' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('The e-mail address or the password is wrong.').waitFor();
  await page.getByLabel('Password').fill('correct horse battery staple');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Come back' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(path);
});

test('on a phone nothing is wider than the screen, and no page breaks its own policy', async () => {
  const { page, complaints } = await visitor({ viewport: { width: 320, height: 640 } });
  await signUp(page, '/');
  const path = await publish(page, `A${'very'.repeat(20)}longword`);
  for (const at of ['/', '/?latitude=52.52&longitude=13.405&radius=10', path, '/events/new', '/sign-in']) {
    await page.goto(at);
    expect([at, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([at, 320]);
  }
  expect(complaints).toEqual([]);
});

test.each(['light', 'dark'] as const)('every page is accessible in %s colours', async (colorScheme) => {
  const { page } = await visitor({ colorScheme });
  await page.goto('/sign-up');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByText('Enter your name').waitFor();
  const found = [await violations(page)];
  await signUp(page, '/');
  const path = await publish(page, 'For everybody');
  await page.getByText('Live', { exact: true }).waitFor();
  found.push(await violations(page));
  await page.getByRole('button', { name: 'RSVP' }).click();
  await page.getByText('You are going').waitFor();
  for (const at of [path, '/', '/?latitude=52.52&longitude=13.405&radius=10', '/?latitude=91', '/events/new', '/nowhere']) {
    await page.goto(at);
    found.push(await violations(page));
  }
  expect(found.flat()).toEqual([]);
});

/** What axe finds wrong on the page as it is now. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate<axe.AxeResults>('axe.run()');
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${page.url()} ${id}: ${html}`));
}
