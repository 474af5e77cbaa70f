import { describe, expect, it } from 'vitest';
import type { Delays } from './config.ts';
import { advance, nextDeadline, slots, type Phase, type Target } from './targets.ts';

const a = '10.244.1.5:4000';
const b = '10.244.2.5:4000';
const delays: Delays = { registration: 3000, propagation: 5000, deregistration: 10_000 };
const none: Delays = { registration: 0, propagation: 0, deregistration: 0 };

/** Plays `ready` sets at given times; returns each step's phases by address. */
function play(steps: readonly (readonly [at: number, ready: readonly string[]])[], using = delays): Record<string, Phase>[] {
  let targets: Target[] = [];
  return steps.map(([at, ready]) => {
    targets = advance(targets, new Set(ready), at, using);
    return Object.fromEntries(targets.map((target) => [target.key, target.phase]));
  });
}

describe('registration', () => {
  it('takes the registration delay', () => {
    expect(
      play([
        [0, [a]],
        [2999, [a]],
        [3000, [a]],
      ]),
    ).toEqual([{ [a]: 'registering' }, { [a]: 'registering' }, { [a]: 'registered' }]);
  });
  it('is at once without a delay', () => expect(play([[0, [a]]], none)).toEqual([{ [a]: 'registered' }]));
  it('is forgotten when the pod goes away meanwhile', () =>
    expect(
      play([
        [0, [a]],
        [1000, []],
      ])[1],
    ).toEqual({}));
});

describe('deregistration', () => {
  const registered = [
    [0, [a]],
    [3000, [a]],
  ] as const;
  it('is heard of after the propagation, drains, and is cut after the deregistration delay', () => {
    const phases = play([...registered, [4000, []], [8999, []], [9000, []], [18_999, []], [19_000, []]]).slice(2);
    expect(phases).toEqual([{ [a]: 'leaving' }, { [a]: 'leaving' }, { [a]: 'draining' }, { [a]: 'draining' }, {}]);
  });
  it('drains at once without propagation', () => {
    expect(
      play(
        [
          [0, [a]],
          [1, []],
          [1, []],
        ],
        none,
      ),
    ).toEqual([{ [a]: 'registered' }, { [a]: 'draining' }, {}]);
  });
  it('is taken back when the pod is ready again before it was heard of', () => {
    expect(play([...registered, [4000, []], [5000, [a]], [60_000, [a]]]).slice(3)).toEqual([{ [a]: 'registered' }, { [a]: 'registered' }]);
  });
  it('ends in a new registration when the pod is ready again while it drains', () => {
    expect(play([...registered, [4000, []], [9000, []], [10_000, [a]], [13_000, [a]]]).slice(4)).toEqual([
      { [a]: 'returning' },
      { [a]: 'registered' },
    ]);
  });
  it('drains again when a returning pod goes away', () => {
    expect(play([...registered, [4000, []], [9000, []], [10_000, [a]], [11_000, []]]).at(-1)).toEqual({ [a]: 'draining' });
  });
});

describe('slots', () => {
  it('stay with their targets, and are used again when free', () => {
    const both = advance([], new Set([a, b]), 0, none);
    const one = advance(advance(both, new Set([b]), 1, none), new Set([b]), 1, none);
    const next = advance(one, new Set([b, '10.244.1.6:4000']), 2, none);
    expect(next.map(({ key, slot }) => [key, slot])).toEqual([
      [b, 2],
      ['10.244.1.6:4000', 1],
    ]);
  });
  it('are not shared while a target drains', () => {
    const first = advance([], new Set([a]), 0, { ...none, deregistration: 5000 });
    const second = advance(first, new Set([b]), 1, { ...none, deregistration: 5000 });
    expect(second.map(({ key, slot, phase }) => [key, slot, phase])).toEqual([
      [a, 1, 'draining'],
      [b, 2, 'registered'],
    ]);
  });
  it('are given later to those for whom there was none', () => {
    const many = Array.from({ length: slots + 1 }, (_, i) => `10.244.1.${i + 10}:4000`);
    const full = advance([], new Set(many), 0, none);
    expect(full).toHaveLength(slots);
    const left = advance(full, new Set(many.slice(1)), 1, none); // drains
    expect(advance(left, new Set(many.slice(1)), 2, none).map(({ key }) => key)).toContain(many.at(-1));
  });
});

describe('nextDeadline', () => {
  it('is that of the first phase to end', () => {
    expect(nextDeadline(advance([], new Set([a]), 100, delays))).toBe(3100);
  });
  it('is never when nothing is on its way', () => {
    expect(nextDeadline(advance([], new Set([a]), 0, none))).toBe(Infinity);
    expect(nextDeadline([])).toBe(Infinity);
  });
});
