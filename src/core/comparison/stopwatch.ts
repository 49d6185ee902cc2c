import type { Generation } from '../engine/engine';
import type { Clock } from '../ports';
import type { Figures } from './workspace';

/** Takes the wall-clock times of one answer, as a person in front of the page would. */
export class Stopwatch {
  readonly #startedMs: number;
  #firstMs: number | undefined;
  #lastMs = 0;
  /** Tokens of the first batch: the rate counts what came after it. */
  #firstTokens = 0;

  constructor(readonly clock: Clock) {
    this.#startedMs = clock.nowMs();
  }

  /** Notes a batch of text as it arrives, with its tokens. */
  batch(tokens: number): void {
    this.#lastMs = this.clock.nowMs();
    if (this.#firstMs === undefined) {
      this.#firstMs = this.#lastMs;
      this.#firstTokens = tokens;
    }
  }

  /** Milliseconds to the first text; null before it. */
  get firstTokenMs(): number | null {
    return this.#firstMs === undefined ? null : this.#firstMs - this.#startedMs;
  }

  /** Null while there is nothing to measure a rate by. */
  tokensPerSecond(tokens: number): number | null {
    const seconds = (this.#lastMs - (this.#firstMs ?? 0)) / 1000;
    const counted = tokens - this.#firstTokens;
    return this.#firstMs === undefined || seconds <= 0 || counted <= 0 ? null : counted / seconds;
  }

  figures(generation: Generation): Figures {
    return {
      firstTokenMs: this.firstTokenMs,
      tokensPerSecond: this.tokensPerSecond(generation.completionTokens),
      tokens: generation.completionTokens,
      prefilledTokens: generation.prefilledTokens,
      reusedCache: generation.reusedCache,
      enginePrefillTokensPerSecond: generation.prefillTokensPerSecond,
      engineDecodeTokensPerSecond: generation.decodeTokensPerSecond,
    };
  }
}
