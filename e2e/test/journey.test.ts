import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch, screenshot } from '../lib/browser.ts';
import { request } from '../lib/http.ts';
import { namespace, url } from '../lib/release.ts';
import { run, until } from '../lib/run.ts';
import { describeEvent, person, publish, signUp, somewhere } from '../lib/visitor.ts';

const organiser = person('Olga Organiser');
const guest = person('Gus Guest');
const title = `Rooftop astronomy ${Date.now().toString(36)}`;
const place = somewhere();

let browser: Browser;
let olga: Page;
let gus: Page;
beforeAll(async () => {
  browser = await launch();
  const contexts: BrowserContext[] = await Promise.all([1, 2].map(() => browser.newContext({ timezoneId: 'UTC' })));
  [olga, gus] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page];
});
afterAll(() => browser?.close());

it('a visitor signs up and publishes an event', async () => {
  await signUp(olga, organiser);
  await describeEvent(olga, { title, description: 'Telescopes, tea and the moons of Jupiter.', ...place, capacity: 30 });
  await screenshot(olga, '1-publish');
  await publish(olga, title);
  await screenshot(olga, '2-event');
});

it('another finds it by distance, and not from far away', async () => {
  await signUp(gus, guest);
  const near = new URLSearchParams({ latitude: String(place.latitude + 0.01), longitude: String(place.longitude), radius: '5' });
  await gus.goto(url('app', `/?${near}`));
  await gus.getByRole('link', { name: title }).first().waitFor();
  await screenshot(gus, '3-near');
  const far = new URLSearchParams({ latitude: String(place.latitude + 1), longitude: String(place.longitude), radius: '5' });
  await gus.goto(url('app', `/?${far}`));
  expect(await gus.getByRole('link', { name: title }).count()).toBe(0);
});

it('sees the count change live in a second tab', async () => {
  const near = new URLSearchParams({ latitude: String(place.latitude), longitude: String(place.longitude), radius: '5' });
  await gus.goto(url('app', `/?${near}`));
  await gus.getByRole('link', { name: title }).first().click();
  await gus.getByRole('heading', { name: title }).waitFor();
  const count = olga.getByTestId('attendance');
  await until('the count starts at 0', 10, async () => (await count.textContent())?.trim().startsWith('0'));
  await gus.getByRole('button', { name: 'RSVP', exact: true }).click();
  await until('the other tab shows 1 without a reload', 10, async () => (await count.textContent())?.trim().startsWith('1'));
  await screenshot(olga, '4-live-count');
  await screenshot(gus, '5-rsvp');
});

it('gets the reminder from the worker pod', async () => {
  const message = await until('the reminder is in the mailbox', 60, async () => {
    const answer = await request('mail', `/api/messages?to=${encodeURIComponent(guest.email)}`);
    const { messages } = JSON.parse(answer.body) as { messages: { subject: string; text?: string; html?: string }[] };
    return messages.find((m) => m.subject.includes(title));
  });
  expect(JSON.stringify(message)).toContain('app.landfall.localhost');
  const log = await until('the worker pod logs that it sent it', 10, async () => {
    const text = await run('kubectl', ['-n', namespace, 'logs', '-l', 'app.kubernetes.io/component=worker-reminders', '--tail=-1']);
    return text.includes('send-reminder') && text;
  });
  expect(log).not.toContain(guest.email);
  const mail = await browser.newPage();
  await mail.goto(url('mail'));
  await mail.getByText(title).first().click();
  await screenshot(mail, '6-mail');
  await mail.close();
});
