import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../lib/browser.ts';
import { request } from '../lib/http.ts';
import { kubectl, pods } from '../lib/release.ts';
import { traffic } from '../lib/traffic.ts';
import { describeEvent, person, publish, signUp, somewhere } from '../lib/visitor.ts';

let browser: Browser;
let olga: Page;
let gus: Page;
beforeAll(async () => {
  browser = await launch();
  [olga, gus] = (await Promise.all([1, 2].map(async () => (await browser.newContext({ timezoneId: 'UTC' })).newPage()))) as [Page, Page];
  const title = `Open house ${Date.now().toString(36)}`;
  await signUp(olga, person('Olga Organiser'));
  await describeEvent(olga, { title, description: 'Come and go.', ...somewhere(), capacity: 10 });
  await publish(olga, title);
  await signUp(gus, person('Gus Guest'));
  await gus.goto(olga.url());
  await gus.getByText('Live', { exact: true }).waitFor();
  // What a reload would lose.
  for (const page of [olga, gus]) await page.evaluate(() => Object.assign(window, { opened: true }));
});
afterAll(() => browser?.close());

const uids = async (component: string) => (await pods(component)).map(({ metadata }) => metadata.uid);

/** Gus comes and goes, and each time Olga's page tells it. */
async function comesAndGoes(): Promise<void> {
  await gus.getByRole('button', { name: 'RSVP', exact: true }).click();
  await gus.getByText('You are going').waitFor();
  await olga.getByTestId('attendance').filter({ hasText: /^1$/ }).waitFor();
  await gus.getByRole('button', { name: 'Cancel my RSVP' }).click();
  await gus.getByRole('button', { name: 'RSVP', exact: true }).waitFor();
  await olga.getByTestId('attendance').filter({ hasText: /^0$/ }).waitFor();
}

const rolledOut = async (component: string) => {
  const status = await kubectl('rollout', 'status', `deployment/landfall-${component}`, '--watch=false');
  return status.includes('successfully rolled out');
};

describe.each(['api', 'web'])('a rollout of %s in the middle of a visit', (component) => {
  it('costs no request, no click and no reload', { timeout: 300_000 }, async () => {
    const before = await uids(component);
    const load = traffic(10, () => request('api', '/graphql', { body: { query: '{ events(first: 1) { id } }' } }));
    const pages = traffic(2, () => request('app', new URL(olga.url()).pathname));
    await kubectl('rollout', 'restart', `deployment/landfall-${component}`);
    do await comesAndGoes();
    while (!(await rolledOut(component)));
    await comesAndGoes();
    expect((await load.stop()).failures).toEqual([]);
    expect((await pages.stop()).failures).toEqual([]);
    expect((await uids(component)).filter((uid) => before.includes(uid))).toEqual([]);
    for (const page of [olga, gus]) expect(await page.evaluate(() => 'opened' in window)).toBe(true);
  });
});
