import { beforeEach, expect, it } from 'vitest';
import { WorkerHealth } from './health.ts';

let now = 0;
let running = true;
let health: WorkerHealth;

beforeEach(() => {
  now = 0;
  running = true;
  health = new WorkerHealth({ jobStuckMs: 40_000, isRunning: () => running, now: () => now });
});

it('is good while Redis answers and jobs end', () => {
  health.jobStarted('a');
  now = 30_000;
  health.redisAnswered();
  health.jobEnded('a');
  health.loopTurned(20);
  now = 89_000;
  expect(health.probe()).toEqual({ ok: true, checks: { redis: 'ok', jobs: 'ok', loop: 'ok', eventLoop: 'ok' } });
});

it('is bad when Redis has been lost for more than a minute, and good again when it is back', () => {
  now = 61_000;
  health.loopTurned(0);
  expect(health.probe()).toMatchObject({ ok: false, checks: { redis: 'lost for 61 s' } });
  health.redisAnswered();
  expect(health.probe().ok).toBe(true);
});

it('is bad when a job hangs', () => {
  health.jobStarted('a');
  now = 41_000;
  health.redisAnswered();
  expect(health.probe()).toMatchObject({ ok: false, checks: { jobs: 'a runs for 41 s' } });
});

it('is bad when the loop has ended', () => {
  running = false;
  expect(health.probe()).toMatchObject({ ok: false, checks: { loop: 'stopped' } });
});

it('is bad when the event loop has been late for more than a minute, and good again when it is not', () => {
  for (now = 0; now <= 65_000; now += 5_000) {
    health.redisAnswered();
    health.loopTurned(1_500);
  }
  expect(health.probe()).toMatchObject({ ok: false, checks: { eventLoop: 'late for 70 s' } });
  health.loopTurned(100);
  expect(health.probe().ok).toBe(true);
});
