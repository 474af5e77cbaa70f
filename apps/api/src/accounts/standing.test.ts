import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judge, type Standing } from './standing.ts';

const now = new Date('2027-05-01T12:00:00Z');
const at = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000);
const standing = (changes: Partial<Standing> = {}): Standing => ({
  now,
  signedOutAt: null,
  generation: 5,
  rotatedAt: at(-100),
  seenAt: null,
  expiresAt: at(3_600),
  createdAt: at(-1_000),
  ...changes,
});
const token = (gen: number) => ({ sub: 'u', sid: 's', gen, iat: 0 });
const numRuns = Number(process.env['CASES'] ?? 200);

it('takes the generation of now, the one before it until 60 s after the new one was seen, and no other', () => {
  const generations = fc.integer({ min: 0, max: 10 });
  fc.assert(
    fc.property(generations, generations, fc.option(fc.integer({ min: -300, max: 0 })), (generation, gen, seen) => {
      const verdict = judge(token(gen), standing({ generation, seenAt: seen === null ? null : at(seen) }));
      const former = gen === generation - 1 && (seen === null || seen >= -60);
      expect(verdict).toBe(gen > generation ? 'void' : gen === generation ? 'current' : former ? 'former' : 'reused');
    }),
    { numRuns },
  );
});

it('takes nothing of a session that has ended, whatever the generation', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: -10_000, max: 0 }), (gen, ago) => {
      expect(judge(token(gen), standing({ expiresAt: at(ago) }))).toBe('void');
      expect(judge(token(gen), standing({ createdAt: at(ago - 1), signedOutAt: at(ago) }))).toBe('void');
      expect(judge(token(gen), standing({ generation: null, expiresAt: null, createdAt: null }))).toBe('void');
    }),
    { numRuns },
  );
});

it('takes a session that began with the sign-out of all others', () => {
  expect(judge(token(5), standing({ createdAt: at(-10), signedOutAt: at(-10) }))).toBe('current');
});

it.each([
  [-10, null, 'legacy'],
  [-10, -11, 'legacy'],
  [-10, -10, 'void'],
  [-10, -9, 'void'],
])('takes a cookie without a session, issued %i s ago, where the user signed out everywhere %s s ago: %s', (issued, signedOut, verdict) => {
  const signedOutAt = signedOut === null ? null : at(signedOut);
  expect(judge({ sub: 'u', iat: at(issued).getTime() / 1_000 }, standing({ generation: null, signedOutAt }))).toBe(verdict);
});
