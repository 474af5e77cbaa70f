import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactFields, redactor, secretsIn, withoutQuotes } from './redact.ts';

const redact = redactor([]);

describe('a line', () => {
  it.each([
    ['cannot reach postgresql://landfall_app:hunter2@db.example:5432/landfall', 'hunter2'],
    ['redis://:hunter2@redis:6379', 'hunter2'],
    ['to ada.lovelace+x@mail.example.org: refused', 'ada'],
    ['<Ada@Example.ORG>', 'Ada@'],
    ['ключ@пример.example', 'ключ'],
    ['key sk_test_51HxQ2eZvKYlo2C', '51Hx'],
    ['rk_live_51HxQ2eZvKYlo2C', '51Hx'],
    ['whsec_MfKQ9r8GKYqrTwjU', 'MfKQ'],
    ['re_9fKQ9r8GKYqrTwjU', '9fKQ'],
    ['Authorization: Bearer 0123456789abcdef', '0123'],
    ['authorization: Basic dXNlcjpwYXNz', 'dXNl'],
    ['cookie: a=b; landfall_session=0123456789', '0123'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'c2ln'],
    ['$scrypt$ln=17,r=8,p=1$c2FsdA$aGFzaA', 'aGFz'],
  ])('%s', (line, secret) => {
    expect(redact(line)).not.toContain(secret);
  });

  it.each([
    'at /app/node_modules/.pnpm/@prisma+client@7.10.0_prisma@7.10.0/node_modules/@prisma/client/runtime/client.js:12:3',
    'at async file:///app/node_modules/.pnpm/fastify@5.12.8/node_modules/fastify/lib/reply.js:722:9',
    'GET http://172.30.0.20:8025/emails',
    '"reqId":"req-1","url":"/graphql","host":"api.example.com"',
    'more_re_tries, a basic one',
  ])('keeps %s', (line) => {
    expect(redact(line)).toBe(line);
  });

  it('has none of the secrets of the environment, also those that JSON writes otherwise', () => {
    const secrets = fc.string().map((random) => `Q7z-${random}"\\\n\u0001ü`);
    fc.assert(
      fc.property(secrets, fc.string(), (secret, around) => {
        const line = JSON.stringify({ err: { message: `${around}${secret}${around}` } });
        expect(redactor(secretsIn({ REDIS_PASSWORD: secret }))(line)).not.toContain('Q7z-');
      }),
    );
  });

  it('has no password of a URL, as it is written and as it is meant', () => {
    const all = redactor(secretsIn({ DATABASE_URL: 'postgresql://app:hun%2Fter22@db/landfall' }));
    expect(all('wrong: hun/ter22, hun%2Fter22')).toBe('wrong: [redacted], [redacted]');
  });

  it('takes no longer than its length, whatever is in it', () => {
    const lines = ['a'.repeat(100_000), '@'.repeat(100_000), 'a@a.'.repeat(25_000), 'x://'.repeat(25_000), 'eyJ'.repeat(30_000)];
    const startedAt = process.cpuUsage();
    for (const line of lines) redact(line);
    expect(process.cpuUsage(startedAt).user / 1_000).toBeLessThan(2_000);
  });
});

it('a message has no value that PostgreSQL or JSON.parse quotes', () => {
  for (const text of [
    'invalid input syntax for type uuid: "hunter2"',
    'date/time field value out of range: "hunter2"',
    'Key (email)=(hunter2) already exists.',
    `Unexpected token 'h', "hunter2" is not valid JSON`,
  ])
    expect(withoutQuotes(text)).not.toContain('hunter2');
});

it('fields are hidden at any depth, in lists too', () => {
  const fields = { a: { b: { password: 'x', c: [{ email: 'y', kept: 1 }] } }, variables: { z: 1 }, job: 'send' };
  expect(redactFields(fields)).toEqual({
    a: { b: { password: '[redacted]', c: [{ email: '[redacted]', kept: 1 }] } },
    variables: '[redacted]',
    job: 'send',
  });
});
