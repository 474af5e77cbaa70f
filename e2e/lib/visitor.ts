import type { Page } from 'playwright-core';
import { url } from './release.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface Publication {
  readonly title: string;
  readonly description: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly capacity: number;
  /** In euros, as a person writes it; free without it. */
  readonly price?: string;
}

/** Somebody of their own in each run. */
export const person = (name: string): Person => ({
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}-${Date.now().toString(36)}@example.com`,
  password: 'correct horse battery staple',
});

/** A place of its own in each run, so that "near" finds the run's event alone. */
export const somewhere = () => ({ latitude: 40 + (Date.now() % 100_000) / 10_000, longitude: 10 + (Date.now() % 77_777) / 10_000 });

export async function signUp(page: Page, { name, email, password }: Person): Promise<void> {
  await page.goto(url('app', '/sign-up'));
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/** Fills in the form of an event that begins in two hours. */
export async function describeEvent(page: Page, { title, description, latitude, longitude, capacity, price }: Publication): Promise<void> {
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16);
  await page.goto(url('app', '/events/new'));
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Description').fill(description);
  await page.getByLabel('Venue').fill('Old observatory');
  await page.getByLabel('Latitude').fill(String(latitude));
  await page.getByLabel('Longitude').fill(String(longitude));
  await page.getByLabel('Starts').fill(inHours(2));
  await page.getByLabel('Ends').fill(inHours(4));
  await page.getByLabel('Capacity').fill(String(capacity));
  if (price !== undefined) await page.getByLabel('Price').fill(price);
}

export async function publish(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}
