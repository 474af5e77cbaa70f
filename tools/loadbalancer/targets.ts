import type { Delays } from './config.ts';

/**
 * Life of one target (a pod's address and port), as in an ALB's target group of type ip:
 *
 *     registering ── registration ──▶ registered ── no longer ready ──▶ leaving ── propagation ──▶ draining ── deregistration ──▶ gone
 *          ▲ ready                        ▲──────── ready again ───────────┘                          │
 *          └ returning ◀────────────────────────────────────────── ready again ───────────────────────┘
 *
 * leaving: the load balancer has not heard of it yet and goes on sending requests. draining: no new requests; those that run, and
 * WebSockets, may end. gone: what is still open is cut. returning: like registering, with old connections still open.
 */
export type Phase = 'registering' | 'registered' | 'leaving' | 'draining' | 'returning';

export interface Target {
  /** `ADDRESS:PORT` */
  readonly key: string;
  /** Server slot of the backend, from 1. */
  readonly slot: number;
  readonly phase: Phase;
  /** When the phase ends by itself, in milliseconds; registered never does. */
  readonly until: number;
}

export const slots = 16;

/** The targets one moment later. `ready` are the addresses that the cluster calls ready now. Pure; the order is kept. */
export function advance(targets: readonly Target[], ready: ReadonlySet<string>, now: number, delays: Delays): Target[] {
  const kept = targets.flatMap((target) => step(target, ready.has(target.key), now, delays) ?? []);
  const known = new Set(kept.map((target) => target.key));
  for (const key of ready) {
    if (known.has(key)) continue;
    const slot = freeSlot(kept);
    if (slot === undefined) break; // tried again when one is free
    kept.push(settle({ key, slot, phase: 'registering', until: now + delays.registration }, now));
  }
  return kept;
}

/** When advance has something to do without a change in the cluster; Infinity if never. */
export const nextDeadline = (targets: readonly Target[]) => Math.min(Infinity, ...targets.map((target) => target.until));

function step(target: Target, ready: boolean, now: number, delays: Delays): Target | undefined {
  switch (target.phase) {
    case 'registering':
      return ready ? settle(target, now) : undefined;
    case 'returning':
      return ready ? settle(target, now) : drain(target, now, delays);
    case 'registered':
      return ready ? target : leave(target, now, delays);
    case 'leaving':
      if (ready) return { ...target, phase: 'registered', until: Infinity };
      return now >= target.until ? drain(target, now, delays) : target;
    case 'draining':
      if (ready) return settle({ ...target, phase: 'returning', until: now + delays.registration }, now);
      return now >= target.until ? undefined : target;
  }
}

const settle = (target: Target, now: number): Target =>
  now >= target.until ? { ...target, phase: 'registered', until: Infinity } : target;

const leave = (target: Target, now: number, delays: Delays): Target =>
  delays.propagation === 0 ? drain(target, now, delays) : { ...target, phase: 'leaving', until: now + delays.propagation };

const drain = (target: Target, now: number, delays: Delays): Target => ({
  ...target,
  phase: 'draining',
  until: now + delays.deregistration,
});

function freeSlot(targets: readonly Target[]): number | undefined {
  const used = new Set(targets.map((target) => target.slot));
  for (let slot = 1; slot <= slots; slot++) if (!used.has(slot)) return slot;
  return undefined;
}
