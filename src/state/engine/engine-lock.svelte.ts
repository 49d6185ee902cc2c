/** Who has the engines: one run, or one test by hand, at a time. */
export class EngineLock {
  #isTaken = $state(false);
  readonly #waiting: (() => void)[] = [];

  /** @param onTake called before who has taken it begins */
  constructor(readonly onTake: () => void) {}

  get isTaken(): boolean {
    return this.#isTaken;
  }

  /** False where someone else has it. */
  take(): boolean {
    if (this.#isTaken) return false;
    this.#isTaken = true;
    this.onTake();
    return true;
  }

  release(): void {
    this.#isTaken = false;
    for (const tell of this.#waiting.splice(0)) tell();
  }

  /** Resolves when who has it releases it; another one may take it before who waited. */
  released(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }
}
