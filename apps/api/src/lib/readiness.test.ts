import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aloneMs, Readiness, sharedMs } from './readiness.ts';
import type { Witness } from './witness.ts';

const periodMs = 5_000;
const cases = Number(process.env['CASES'] ?? 100);

/** A clock, a place to testify in, and processes whose losses the test makes. */
class World {
  now = 0;
  #last: { readonly process: number; readonly at: number } | undefined;
  readonly processes: { readonly readiness: Readiness; lost: boolean }[];

  constructor(randoms: readonly number[]) {
    this.processes = randoms.map((random, process) => {
      const state = { lost: false };
      const witness: Witness = {
        testify: async () => void (this.#last = { process, at: this.now }),
        othersReachIt: async () => this.#last !== undefined && this.#last.process !== process && this.now - this.#last.at < aloneMs - 2_000,
      };
      const readiness = new Readiness({
        dependencies: { postgres: async () => state.lost && Promise.reject(new Error('lost')) },
        witnesses: { postgres: witness },
        now: () => this.now,
        random: () => random,
      });
      return Object.assign(state, { readiness });
    });
  }

  /** All probe, then time goes on. @returns who is ready */
  async step(): Promise<boolean[]> {
    const ready = [];
    for (const { readiness } of this.processes) ready.push((await readiness.probe()).ready);
    this.now += periodMs;
    return ready;
  }
}

describe('readiness', () => {
  it('needs a first answer', async () => {
    const world = new World([0]);
    const [first] = world.processes;
    first!.lost = true;
    expect(await world.step()).toEqual([false]);
    first!.lost = false;
    expect(await world.step()).toEqual([true]);
  });

  it('keeps every process in while all have lost it, for a minute; then they go one by one', async () => {
    const randoms = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(randoms, fc.integer({ min: 1, max: 40 }), async (drawn, outage) => {
        const world = new World(drawn);
        await world.step();
        for (const process of world.processes) process.lost = true;
        const since = world.now - periodMs; // the last answer
        for (let probe = 0; probe < outage; probe++) {
          const silence = world.now - since;
          const expected = drawn.map((random) => silence < sharedMs.least + (sharedMs.most - sharedMs.least) * random);
          expect(await world.step()).toEqual(expected);
        }
        for (const process of world.processes) process.lost = false;
        expect(await world.step()).toEqual(drawn.map(() => true));
      }),
      { numRuns: cases },
    );
  });

  it('takes out the processes that have lost it alone, soon, and never one of the others', async () => {
    const losses = fc.array(fc.boolean(), { minLength: 2, maxLength: 6 }).filter((lost) => lost.includes(false) && lost.includes(true));
    await fc.assert(
      fc.asyncProperty(losses, async (lost) => {
        const world = new World(lost.map(() => 0.5));
        await world.step();
        for (const [n, process] of world.processes.entries()) process.lost = lost[n]!;
        const reach = lost.map((one) => !one);
        expect(await world.step()).toEqual(lost.map(() => true));
        for (let probe = 0; probe < 30; probe++) expect(await world.step()).toEqual(reach);
      }),
      { numRuns: cases },
    );
  });

  it('takes any answer for one: all connections may be busy', async () => {
    const world = new World([0]);
    await world.step();
    const [first] = world.processes;
    first!.lost = true;
    for (let probe = 0; probe < 60; probe++) {
      first!.readiness.answered('postgres');
      expect(await world.step()).toEqual([true]);
    }
  });

  it('says what failed, also while it tolerates it', async () => {
    const world = new World([0]);
    await world.step();
    world.processes[0]!.lost = true;
    expect(await world.processes[0]!.readiness.probe()).toEqual({ ready: true, checks: { postgres: 'failed' } });
  });

  it('asks once for probes that come at the same time', async () => {
    let asked = 0;
    const readiness = new Readiness({ dependencies: { redis: async () => asked++ } });
    await Promise.all(Array.from({ length: 50 }, () => readiness.probe()));
    expect(asked).toBe(1);
  });
});
