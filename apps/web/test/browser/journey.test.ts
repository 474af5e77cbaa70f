import { expect, test } from 'vitest';
import { count, password, publish, signIn, signUp, visitors } from './people.ts';

const { come, comeAs } = visitors();

test('without JavaScript: sign up, publish, find, RSVP, cancel, sign out', async () => {
  const { page } = await come({ javaScriptEnabled: false });
  await signUp(page, 'Vera Visitor', '/events/new');
  expect(new URL(page.url()).pathname).toBe('/events/new');
  const path = await publish(page, 'Stars without scripts');
  // Nothing told the server the visitor's time zone: the form says UTC, and so does the page.
  await page.getByText('Sun, 12 July 2099, 21:00–23:00 UTC').waitFor();
  expect(await count(page)).toBe('0');

  await page.goto('/');
  await page.getByLabel('What').fill('without scri');
  await page.getByLabel('Latitude').fill('52.52');
  await page.getByLabel('Longitude').fill('13.405');
  await page.getByLabel('Within').fill('10');
  await page.getByLabel('From').fill('2099-07-12');
  await page.getByLabel('Until').fill('2099-07-12');
  await page.getByLabel('Price').selectOption('Free');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByText('6.2 km away', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Nairobi' }).click();
  await page.getByText('Nothing within 10 km').waitFor();
  await page.getByRole('button', { name: 'Berlin' }).click();
  await page.getByRole('link', { name: 'Stars without scripts' }).click();

  await page.getByRole('button', { name: 'RSVP' }).click();
  await page.getByText('You are going').waitFor();
  expect([new URL(page.url()).pathname, await count(page)]).toEqual([path, '1']);
  await page.getByRole('link', { name: 'My places' }).click();
  await page.getByRole('link', { name: 'Stars without scripts' }).click();
  await page.getByRole('button', { name: 'Cancel my RSVP' }).click();
  await page.getByRole('button', { name: 'RSVP', exact: true }).waitFor();
  expect(await count(page)).toBe('0');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
});

test('without JavaScript: errors stand beside their fields and the rest is kept', async () => {
  const { page, email } = await comeAs('Vera Visitor', '/', { javaScriptEnabled: false });
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

test('an expired session leads to the sign-in page and back', async () => {
  const { page, email } = await comeAs('Vera Visitor', '/');
  const path = await publish(page, 'Come back');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'RSVP' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('The e-mail address or the password is wrong.').waitFor();
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Come back' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(path);
});

test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])('a new password ends the other sessions: %j', async (options) => {
  const { page, email } = await comeAs('Vera Visitor', '/account', options);
  const phone = await come(options);
  await signIn(phone.page, email, password);
  await phone.page.getByRole('button', { name: 'Sign out' }).waitFor();

  const change = async (current: string) => {
    await page.getByLabel('Current password').fill(current);
    await page.getByLabel('New password').fill('an even longer password');
    await page.getByRole('button', { name: 'Change the password' }).click();
  };
  await change('not the password');
  await page.getByText('The current password is wrong').waitFor();
  await change(password);
  await page.getByText('Your password is changed').waitFor();
  await phone.page.goto('/account');
  await phone.page.getByRole('heading', { name: 'Sign in' }).waitFor();

  await signIn(phone.page, email, 'an even longer password');
  await phone.page.getByRole('button', { name: 'Sign out' }).waitFor();
  await phone.page.goto('/account');
  await phone.page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await phone.page.getByRole('link', { name: 'Sign in' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
});
