/** In so many checks without a sign of life the quiet time has passed. */
const quietChecks = 5;

/**
 * Waits for signs of life. It counts the checks without one instead of the time that has passed, so
 * that a device that slept, with all that ran on it, is given its whole time again.
 */
export class StallTimer {
  readonly #watch: ReturnType<typeof setInterval>;
  #checksSinceSign = 0;
  #isLost = false;

  /**
   * @param quietSeconds without a sign, after which `onLost` is called, once
   */
  constructor(quietSeconds: number, onLost: () => void) {
    this.#watch = setInterval(
      () => {
        this.#checksSinceSign += 1;
        if (this.#checksSinceSign < quietChecks) return;
        this.end();
        this.#isLost = true;
        onLost();
      },
      (quietSeconds * 1000) / quietChecks,
    );
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** A sign of life: the quiet time begins anew. */
  sign(): void {
    this.#checksSinceSign = 0;
  }

  /** Ends the wait: what was watched has come to its end. */
  end(): void {
    clearInterval(this.#watch);
  }
}
