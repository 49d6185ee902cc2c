import type { FetchProgress } from '../../core/store/model-store';

/** Least time between two messages about one download: a page cannot show more. */
const everyMs = 100;

/** Tells of a download's progress, not more often than it can be shown, the last state always. */
export class ProgressThrottle {
  #toldMs = -Infinity;
  #later: ReturnType<typeof setTimeout> | undefined;

  /** @param snapshot makes what is told; asked only when it is told */
  constructor(
    readonly snapshot: () => FetchProgress,
    readonly onProgress: (progress: FetchProgress) => void,
  ) {}

  /** Something has changed. */
  change(): void {
    if (this.#later !== undefined) return;
    const waitMs = this.#toldMs + everyMs - performance.now();
    if (waitMs <= 0) this.#tell();
    else this.#later = setTimeout(() => this.#tell(), waitMs);
  }

  /** Ends the reports: progress does not change any more, and none is told after this. */
  end(): void {
    if (this.#later !== undefined) this.#tell();
  }

  #tell(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#toldMs = performance.now();
    this.onProgress(this.snapshot());
  }
}
