import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

it('accepts the password and no other', async () => {
  const stored = await hashPassword('correct horse battery staple');
  expect(await verifyPassword('correct horse battery staple', stored)).toBe(true);
  expect(await verifyPassword('correct horse battery stapl', stored)).toBe(false);
});

it('salts: the same password looks different each time', async () => {
  expect(await hashPassword('correct horse')).not.toBe(await hashPassword('correct horse'));
});

it('takes both spellings of an accented letter for one', async () => {
  expect(await verifyPassword('cafe\u0301 au lait', await hashPassword('café au lait'))).toBe(true);
});

it('leaves the event loop free', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await hashPassword('correct horse');
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
});
