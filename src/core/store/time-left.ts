import type { Clock } from '../ports';

/** Seconds before an estimate is worth showing: the first requests are not typical. */
const settledAfterMs = 1500;

/** Estimates the time that a transfer still needs from its mean rate so far. */
export class TimeLeft {
  readonly #startMs: number;
  #startBytes: number | undefined;

  constructor(readonly clock: Clock) {
    this.#startMs = clock.nowMs();
  }

  /** Seconds, or null while nothing can be said. */
  seconds(doneBytes: number, totalBytes: number): number | null {
    // What was here before this transfer says nothing about its rate.
    this.#startBytes ??= doneBytes;
    const elapsedMs = this.clock.nowMs() - this.#startMs;
    const movedBytes = doneBytes - this.#startBytes;
    if (elapsedMs < settledAfterMs || movedBytes <= 0) return null;
    return ((totalBytes - doneBytes) / movedBytes) * (elapsedMs / 1000);
  }
}
