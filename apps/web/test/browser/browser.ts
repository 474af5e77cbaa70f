import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Debian's Chromium, kept from looking anything up outside. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
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
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
    ],
  });

/** A visitor of their own: no shared cookies. What the page complains about on its console is collected. */
export async function visitor(browser: Browser, options: BrowserContextOptions) {
  const context = await browser.newContext({ timezoneId: 'Europe/Berlin', ...options });
  context.setDefaultTimeout(10_000);
  // Layout shifts that no input of the visitor explains, as browsers measure them.
  await context.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) shifts.push(entry.value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

/** Waits until the page's scripts have run: the last thing they do is to keep the visitor's time zone. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => document.cookie.includes('landfall_zone='));
}

/** The sum of the layout shifts so far, once two more frames are drawn. */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const { shifts } = globalThis as unknown as { shifts: number[] };
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(shifts.reduce((sum, value) => sum + value, 0))));
      }),
  );

/** What axe finds wrong on the page as it is now. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate<axe.AxeResults>('axe.run()');
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${page.url()} ${id}: ${html}`));
}

const pictures = join(import.meta.dirname, '../../../../reports/screenshots/web');

/** Keeps a picture of the page, where SCREENSHOTS asks for it. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env['SCREENSHOTS']) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name.replaceAll(/[^\w]+/g, '-')}.png`), fullPage: true });
}
