/** How often it is looked whether there was a sign. */
const looks = 5;

/**
 * Waits for signs of life. It counts the looks without one instead of the time that has passed, so
 * that a device that slept, with all that ran on it, is given its whole time again.
 */
export class StallTimer {
  readonly #watch: ReturnType<typeof setInterval>;
  #quietLooks = 0;
  #isLost = false;

  /**
   * @param quietSeconds without a sign, after which `onLost` is called, once
   */
  constructor(quietSeconds: number, onLost: () => void) {
    this.#watch = setInterval(
      () => {
        this.#quietLooks += 1;
        if (this.#quietLooks < looks) return;
        this.end();
        this.#isLost = true;
        onLost();
      },
      (quietSeconds * 1000) / looks,
    );
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** There was one. */
  sign(): void {
    this.#quietLooks = 0;
  }

  /** What was waited for is over. */
  end(): void {
    clearInterval(this.#watch);
  }
}
