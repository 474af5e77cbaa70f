import { expect, test } from 'vitest';
import { relayable } from './cookies.ts';

test('every attribute that the api sets is kept', () => {
  expect(
    relayable([
      'landfall_session=ey.J%2B1.x-_; Max-Age=604800; Domain=landfall.localhost; Path=/; HttpOnly; SameSite=Lax',
      'other=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; SameSite=None',
    ]),
  ).toEqual([
    {
      name: 'landfall_session',
      value: 'ey.J+1.x-_',
      maxAge: 604_800,
      domain: 'landfall.localhost',
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
    },
    { name: 'other', value: '1', expires: new Date(0), secure: true, sameSite: 'none' },
  ]);
});

test('a cookie that is cleared stays cleared', () => {
  expect(relayable(['landfall_session=; Max-Age=0; Path=/'])).toEqual([{ name: 'landfall_session', value: '', maxAge: 0, path: '/' }]);
});
