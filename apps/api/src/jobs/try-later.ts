/** What a job throws to be run again after a while, without losing an attempt. */
export class TryLater extends Error {
  readonly afterMs: number;

  constructor(afterMs: number, reason: string) {
    super(reason);
    this.name = 'TryLater';
    this.afterMs = afterMs;
  }
}
