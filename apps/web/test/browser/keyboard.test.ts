import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { count, publish, visitors } from './people.ts';

const { comeAs } = visitors();

interface Focused {
  readonly name: string;
  readonly ring: boolean;
}

/** What has the focus: its name, and whether one sees that it has it. */
const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const labels = 'labels' in element ? [...(element.labels as NodeListOf<HTMLElement>)] : [];
    const name = (labels[0] ?? element).textContent.trim();
    const drawn = [getComputedStyle(element), getComputedStyle(element, '::after')];
    return { name, ring: drawn.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && Number.parseInt(outlineWidth) >= 2) };
  });

/** Presses Tab until something of this name has the focus; everything on the way shows it. */
async function tabTo(page: Page, name: string) {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    expect(now).toEqual({ name: now.name, ring: true });
    if (now.name === name) return;
    passed.push(now.name);
  }
  throw new Error(`Tab never came to "${name}", but to: ${passed.join(', ')}`);
}

test('with the keyboard alone: find an event, go there, and stay away', async () => {
  const { page } = await comeAs('Kay Keyboard', '/');
  await publish(page, 'Keys and stars');
  await page.goto('/');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toEqual({ name: 'Skip to the content', ring: true });
  await page.keyboard.press('Enter');
  await tabTo(page, 'What');
  await page.keyboard.type('keys');
  // The button of the fields, not one of the places below it.
  await page.keyboard.press('Enter');
  await page.waitForURL(/text=keys/);
  expect(new URL(page.url()).searchParams.get('place')).toBeNull();
  await tabTo(page, 'Keys and stars');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Keys and stars' }).waitFor();
  await tabTo(page, 'RSVP');
  await page.keyboard.press('Enter');
  await page.getByText('You are going').waitFor();
  expect(await count(page)).toBe('1');
  await tabTo(page, 'Cancel my RSVP');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'RSVP', exact: true }).waitFor();
});

test('after a form was refused the cursor is in the first field to correct, which says what is wrong', async () => {
  const { page } = await comeAs('Kay Keyboard', '/events/new');
  await page.getByLabel('Title').fill('No description');
  await page.getByLabel('Currency').selectOption('USD');
  await page.getByRole('button', { name: 'Publish' }).press('Enter');
  await page.getByText('Enter a description').waitFor();
  expect(await focused(page)).toEqual({ name: 'Description', ring: true });
  const described = await page.evaluate(() =>
    (document.activeElement?.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent),
  );
  expect(described).toContain('Enter a description');
  expect(await page.getByLabel('Currency').inputValue()).toBe('USD');
});
