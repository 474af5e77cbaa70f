import { monitorEventLoopDelay } from 'node:perf_hooks';

const windowMs = 1_000;
const resolutionMs = 10;
/** One window alone may be the start, the compilation of a first request or a pause of the container's CPU. */
const windows = 2;

/** Watches the delay of the event loop: it is late when the mean of each of the last two seconds was over the bound. */
export class EventLoop {
  readonly #maxMs: number;
  readonly #histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  readonly #timer: NodeJS.Timeout;
  #lateWindows = 0;
  /** Mean of the last window, in milliseconds. */
  delayMs = 0;

  constructor(maxMs: number) {
    this.#maxMs = maxMs;
    this.#histogram.enable();
    this.#timer = setInterval(() => this.#look(), windowMs).unref();
  }

  get isLate(): boolean {
    return this.#lateWindows >= windows;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#histogram.disable();
  }

  #look(): void {
    // Without a sample the mean is not a number; each sample holds the timer's own resolution.
    this.delayMs = Math.max(0, this.#histogram.mean / 1e6 - resolutionMs) || 0;
    this.#lateWindows = this.delayMs > this.#maxMs ? this.#lateWindows + 1 : 0;
    this.#histogram.reset();
  }
}
