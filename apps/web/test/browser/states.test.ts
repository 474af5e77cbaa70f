import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { launchApi } from '../integration/api.ts';
import { launchWeb } from '../integration/web.ts';
import { hydrated, launch, layoutShift, screenshot, violations, visitor } from './browser.ts';
import { answerOf, states, type State } from './states.ts';

let state: State;
let appUrl: string;
let browser: Browser;
let visitors: Record<'desktop' | 'phone' | 'scriptless', Awaited<ReturnType<typeof visitor>>>;
const stops: (() => unknown)[] = [];
beforeAll(async () => {
  const api = await launchApi((request) => answerOf(state, request));
  const port = await freePort();
  appUrl = `http://app.landfall.localhost:${port}`;
  const web = await launchWeb({ API_INTERNAL_URL: api.url, APP_URL: appUrl, PORT: String(port) });
  browser = await launch();
  stops.push(() => browser.close(), web.stop, api.stop);
  visitors = {
    desktop: await visitor(browser, { baseURL: appUrl, colorScheme: 'light', viewport: { width: 1280, height: 900 } }),
    phone: await visitor(browser, { baseURL: appUrl, colorScheme: 'dark', viewport: { width: 320, height: 640 } }),
    scriptless: await visitor(browser, { baseURL: appUrl, javaScriptEnabled: false }),
  };
});
afterAll(async () => {
  for (const stop of stops) await stop();
});

/** Opens the page as on a first visit, but for the session. */
async function open(page: Page, { path, says, signedIn }: State) {
  await page.context().clearCookies();
  if (signedIn !== false) await page.context().addCookies([{ name: 'landfall_session', value: 'x', url: appUrl }]);
  const response = await page.goto(path);
  await page.getByText(says).first().waitFor();
  return response?.status();
}

test.each(states)(
  '$name: with its status, accessible, without a layout shift, no wider than the screen; without JavaScript too',
  async (given) => {
    state = given;
    for (const screen of ['desktop', 'phone'] as const) {
      const { page, complaints } = visitors[screen];
      complaints.length = 0;
      expect(await open(page, given)).toBe(given.status ?? 200);
      await hydrated(page);
      await screenshot(page, `${given.name} ${screen}`);
      expect(await violations(page)).toEqual([]);
      expect(await layoutShift(page)).toBeLessThan(0.01);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width);
      // The api here has no WebSocket, and a browser complains of every status of its own accord.
      expect(complaints.filter((text) => !/WebSocket|responded with a status/.test(text))).toEqual([]);
    }
    await open(visitors.scriptless.page, given);
  },
);
