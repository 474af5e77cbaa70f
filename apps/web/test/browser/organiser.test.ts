import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { publish, visitors } from './people.ts';

const { comeAs } = visitors();

test('an organiser edits, sees who comes, exports it and calls it off', async () => {
  const olga = await comeAs('Olga Organiser', '/');
  const path = await publish(olga.page, 'Organised stars');
  const { page } = olga;
  await page.getByText('Sun, 12 July 2099, 21:00–23:00 CEST').waitFor();

  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('heading', { name: 'Edit an event' }).waitFor();
  expect(await page.getByLabel('Starts').inputValue()).toBe('2099-07-12T21:00');
  expect(await page.getByLabel('Time zone').inputValue()).toBe('Europe/Berlin');
  await page.getByLabel('Ends').fill('2099-07-12T20:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Must be later than the start').waitFor();
  await page.getByLabel('Ends').fill('2099-07-13T00:30');
  await page.getByLabel('Title').fill('Organised comets');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { level: 1, name: 'Organised comets' }).waitFor();
  await page.getByText('Sun, 12 July 2099, 21:00 – Mon, 13 July 2099, 00:30 CEST').waitFor();

  const gus = await comeAs('Gus Guest', path);
  await gus.page.getByRole('button', { name: 'RSVP' }).click();
  await gus.page.getByText('You are going').waitFor();
  expect((await gus.page.goto(`${path}/attendees`))?.status()).toBe(403);
  expect((await gus.page.goto(`${path}/edit`))?.status()).toBe(403);

  await page.getByRole('link', { name: 'My events' }).click();
  await page.getByRole('link', { name: 'Organised comets' }).click();
  await page.getByRole('link', { name: 'Attendees' }).click();
  await page.getByRole('cell', { name: 'Gus Guest' }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain(`Gus Guest,${gus.email}`);

  await page.getByRole('link', { name: 'Organised comets' }).click();
  await page.getByRole('link', { name: 'Cancel the event' }).click();
  await page.getByText('1 person will be told by e-mail.').waitFor();
  await page.getByRole('button', { name: 'Cancel the event' }).click();
  await page.getByText('This event has been cancelled.').waitFor();
  await gus.page.goto('/my/places');
  await gus.page.getByRole('listitem').filter({ hasText: 'Organised comets' }).getByText('Cancelled').waitFor();
});
