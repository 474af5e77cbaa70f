import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createReadiness, type Heard } from './readiness.ts';

const patienceMs = 90_000;
const event = fc.record({
  what: fc.constantFrom<Heard['what'][]>('answer', 'refusal', 'silence'),
  seconds: fc.integer({ min: 1, max: 60 }),
});

test('ready from the first answer on, until the api is silent for longer than the patience', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 20 }), async (events) => {
      let time = 0;
      let next: Heard['what'] = 'silence';
      const readiness = createReadiness({ ask: async () => ({ what: next, says: next }), now: () => time, patienceMs });
      let met = false;
      let heard = 0;
      for (const { what, seconds } of events) {
        time += seconds * 1000;
        next = what;
        met ||= what === 'answer';
        if (met && what !== 'silence') heard = time;
        const expected = met && time - heard < patienceMs;
        expect(await readiness()).toEqual({ ready: expected, checks: { serving: 'ok', api: what } });
      }
    }),
  );
});
