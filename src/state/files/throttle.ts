/** Does a piece of work some time after it was asked for, and once for all that ask meanwhile. */
export class Throttle {
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly work: () => void,
    readonly pauseMs: number,
  ) {}

  ask(): void {
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined;
      this.work();
    }, this.pauseMs);
  }

  /** What was asked for is not done any more. */
  cancel(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }
}
