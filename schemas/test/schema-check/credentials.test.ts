import { describe, expect, it } from 'vitest';
import { hasCredentials } from '../../src/engine/schema/credentials.ts';

describe('texts with a password', () => {
  it.each([
    'postgres://me:pw@db/shop',
    'redis://:pw@cache:6379',
    'at https://me:p/w@host, say',
    'amqp://me:12@mq',
    'Server=db;Password=x;',
    'pwd = x',
    '--password=x',
  ])('%s', (text) => {
    expect(hasCredentials(text)).toBe(true);
  });
  it.each([
    'postgres://me@db/shop',
    'http://host:80/a@b',
    'oci://host:5000',
    'a: b@c',
    'password:',
    'password=',
    'nopassword=x',
    'password=;',
    3,
    null,
  ])('not %s', (text) => {
    expect(hasCredentials(text)).toBe(false);
  });
});
