import fc from 'fast-check';
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { WindowCounter } from './window-counter.ts';

const away = { status: 'end' } as unknown as Redis;
const log = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} };
const counter = (maxCallers = 100, redis = away) =>
  new WindowCounter({ redis, log, prefix: 'test', nameOf: (caller) => caller, maxCallers });
const numRuns = Number(process.env['CASES'] ?? 100);
const minute = 60_000;

it('allows each caller exactly the limit in every minute, whoever else comes', () => {
  const hits = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(20_000)), { maxLength: 200 });
  fc.assert(
    fc.property(hits, fc.integer({ min: 1, max: 20 }), (visits, limit) => {
      const own = counter();
      const allowed = new Map<string, number>();
      let now = 0;
      for (const [caller, pause] of visits) {
        now += pause;
        const key = `${caller} ${Math.floor(now / minute)}`;
        const before = allowed.get(key) ?? 0;
        const standing = own.hit(caller, limit, now);
        expect(standing.allowed).toBe(before < limit);
        expect(standing.remaining).toBe(Math.max(0, limit - before - 1));
        expect(standing.seconds).toBeGreaterThan(0);
        expect(standing.seconds).toBeLessThanOrEqual(60);
        if (standing.allowed) allowed.set(key, before + 1);
      }
    }),
    { numRuns },
  );
});

it('calls one refusal of a minute the first', () => {
  const own = counter();
  own.hit('a', 1, 0);
  expect([own.hit('a', 1, 1), own.hit('a', 1, 2)].map(({ first }) => first)).toEqual([true, false]);
  own.hit('a', 1, minute);
  expect(own.hit('a', 1, minute + 1).first).toBe(true);
});

it('follows no more callers than it may', () => {
  const own = counter(10);
  for (let i = 0; i < 1_000; i++) own.hit(`caller ${i}`, 5, 0);
  expect(own.size).toBe(10);
});
