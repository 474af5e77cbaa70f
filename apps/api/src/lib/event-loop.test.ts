import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { EventLoop } from './event-loop.ts';

const block = (ms: number) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

let loop: EventLoop;
afterEach(() => loop.stop());

it('is not late before anything was measured', () => {
  loop = new EventLoop(50);
  block(100);
  expect([loop.isLate, loop.delayMs]).toEqual([false, 0]);
});

it('is late only after a second window in a row, and no more after one on time', async () => {
  loop = new EventLoop(200);
  const seen: number[] = [];
  let late = loop.isLate;
  for (let rounds = 0; !late; rounds++) {
    expect(rounds).toBeLessThan(20);
    block(400);
    await sleep(0);
    if (loop.delayMs > 200 && loop.delayMs !== seen.at(-1)) seen.push(loop.delayMs);
    late = loop.isLate;
  }
  expect(seen.length).toBeGreaterThanOrEqual(2);
  while (loop.isLate) await sleep(20);
  expect(loop.delayMs).toBeLessThanOrEqual(200);
});
