import { runChecks, type Checks } from './check.ts';
import type { Witness } from './witness.ts';

/** A loss that others do not share takes the process out after it; shorter ones are none. */
export const aloneMs = 10_000;
/** A loss that all share takes the processes out one by one, between these two. */
export const sharedMs = { least: 60_000, most: 120_000 } as const;
/** Probes come from the kubelet and the load balancer; what one found counts for those that come right after it. */
const freshMs = 1_000;

export interface ReadinessOptions {
  /** A question to each dependency. */
  readonly dependencies: Readonly<Record<string, () => Promise<unknown>>>;
  /** Of the dependencies that processes can tell each other about. */
  readonly witnesses?: Readonly<Record<string, Witness>>;
  readonly now?: () => number;
  readonly random?: () => number;
}

export interface Verdict {
  readonly ready: boolean;
  /** What the dependencies answered just now; a process that is ready may have lost one lately. */
  readonly checks: Checks;
}

/** Whether the process can serve (ADR 018). */
export class Readiness {
  readonly #options: Required<ReadinessOptions>;
  readonly #patienceMs: number;
  /** Dependency to when it last answered; none that never did. */
  readonly #answered = new Map<string, number>();
  #latest: { readonly at: number; readonly verdict: Promise<Verdict> } | undefined;

  constructor(options: ReadinessOptions) {
    this.#options = { witnesses: {}, now: () => performance.now(), random: Math.random, ...options };
    this.#patienceMs = sharedMs.least + (sharedMs.most - sharedMs.least) * this.#options.random();
  }

  /** Any answer counts: where all connections are busy the question has to wait, and the dependency is there. */
  answered(name: string): void {
    this.#answered.set(name, this.#options.now());
  }

  probe(): Promise<Verdict> {
    const at = this.#options.now();
    if (!this.#latest || at - this.#latest.at >= freshMs) this.#latest = { at, verdict: this.#ask() };
    return this.#latest.verdict;
  }

  async #ask(): Promise<Verdict> {
    const { checks } = await runChecks(this.#options.dependencies);
    const judged = Object.entries(checks).map(([name, outcome]) => this.#judge(name, outcome === 'ok'));
    return { ready: (await Promise.all(judged)).every(Boolean), checks };
  }

  async #judge(name: string, ok: boolean): Promise<boolean> {
    const witness = this.#options.witnesses[name];
    if (ok) {
      this.answered(name);
      await witness?.testify();
      return true;
    }
    const answered = this.#answered.get(name);
    if (answered === undefined) return false;
    const silence = this.#options.now() - answered;
    if (silence < aloneMs) return true;
    return silence < this.#patienceMs && !(await witness?.othersReachIt());
  }
}
