import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launch, visitor } from './browser.ts';

export const password = 'correct horse battery staple';

/** A browser for the tests of a file, and visitors who come with it to the stack. */
export function visitors(appUrl = () => inject('appUrl')) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  return {
    come: (options: BrowserContextOptions = {}) => visitor(browser, { baseURL: appUrl(), ...options }),
    /** Somebody who has an account and stands on a page. */
    comeAs: async (name: string, path: string, options: BrowserContextOptions = {}) => {
      const { page, complaints } = await visitor(browser, { baseURL: appUrl(), ...options });
      return { page, complaints, email: await signUp(page, name, path) };
    },
  };
}

let people = 0;
export async function signUp(page: Page, name: string, next: string): Promise<string> {
  const email = `visitor-${process.pid}-${++people}@example.com`;
  await page.goto(`/sign-up?${new URLSearchParams({ next })}`);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('button', { name: 'Sign out' }).first().waitFor();
  return email;
}

export async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

interface Published {
  capacity?: number;
  price?: string;
}

/** @returns the path of the event's page, which is shown */
export async function publish(page: Page, title: string, { capacity = 10, price = '' }: Published = {}): Promise<string> {
  await page.goto('/events/new');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Description').fill('Tea and telescopes.');
  await page.getByLabel('Venue').fill('Old observatory');
  await page.getByLabel('Latitude').fill('52.4858');
  await page.getByLabel('Longitude').fill('13.4769');
  await page.getByLabel('Starts').fill('2099-07-12T21:00');
  await page.getByLabel('Ends').fill('2099-07-12T23:00');
  await page.getByLabel('Capacity').fill(String(capacity));
  await page.getByLabel('Price').fill(price);
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(page.url()).pathname;
}

export const count = (page: Page) => page.getByTestId('attendance').textContent();
