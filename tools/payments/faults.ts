/** What goes wrong with the next requests, for tests. */
export interface Fault {
  /** Beginning of method and path, such as `POST /v1/refunds`. */
  readonly on: string;
  /** Answer with this status instead of doing what was asked. */
  readonly status?: number;
  /** Wait so long before. */
  readonly delayMs?: number;
  /** Do what was asked, and hang up without an answer. */
  readonly hangUp?: boolean;
  /** Requests that it meets; all without it. */
  times?: number;
}

export class Faults {
  #faults: Fault[] = [];

  set(faults: readonly Fault[]): void {
    this.#faults = faults.map((fault) => ({ ...fault }));
  }

  /** The fault that a request meets, if any. */
  take(request: string): Fault | undefined {
    const fault = this.#faults.find(({ on, times }) => request.startsWith(on) && times !== 0);
    if (fault?.times !== undefined) fault.times--;
    return fault;
  }
}
