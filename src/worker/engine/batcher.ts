import type { TokenBatch } from '../../core/engine/engine';
import type { Clock } from '../../core/ports';

/** Shortest time between two batches: a frame of a 60 Hz screen. */
export const batchEveryMs = 16;

/**
 * Collects tokens and pushes them together. The first token goes at once (it ends the wait for the
 * answer); later ones wait until `batchEveryMs` have passed since the last push.
 */
export class TokenBatcher {
  #text = '';
  #tokens = 0;
  #lastPushMs = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly push: (batch: TokenBatch) => void,
    readonly clock: Clock,
  ) {}

  add(text: string): void {
    this.#text += text;
    this.#tokens += 1;
    const waitMs = this.#lastPushMs + batchEveryMs - this.clock.nowMs();
    if (waitMs <= 0) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), waitMs);
  }

  /** Pushes what has been collected, if anything. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#tokens === 0) return;
    this.push({ text: this.#text, tokens: this.#tokens });
    this.#text = '';
    this.#tokens = 0;
    this.#lastPushMs = this.clock.nowMs();
  }
}
