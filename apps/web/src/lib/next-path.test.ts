import { expect, test } from 'vitest';
import { nextPath, signInPath } from './next-path.ts';

test.each([
  ['/events/1?a=b', '/events/1?a=b'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/x/..//evil.example', '/'],
  ['/%2e//evil.example', '/'],
  ['https://evil.example', '/'],
  ['events', '/'],
  ['', '/'],
  [undefined, '/'],
  [['/a'], '/'],
])('%j leads to %s', (value, path) => {
  expect(nextPath(value)).toBe(path);
});

test('the path survives the way through the sign-in page', () => {
  const url = new URL(signInPath('/events/1?a=b&c=d'), 'http://localhost');
  expect(nextPath(url.searchParams.get('next'))).toBe('/events/1?a=b&c=d');
});
