/** Who waits less needs no sign. */
const quietMs = 1000;

/** What a piece of work, for which a person waits, knows of the waiting. */
export interface Waited {
  /** False once it was given up, or something else came in its place: it is to change nothing then. */
  readonly isWanted: () => boolean;
  /** @param share how much is done, from 0 to 1 */
  readonly note: (share: number) => void;
  /** From here on it cannot be given up. */
  readonly keep: () => void;
}

/** A person's waiting for one piece of work at a time: told once it takes longer than a second. */
export class Wait {
  #share = $state(0);
  #isTold = $state(false);
  #isKept = $state(false);
  #latest = 0;

  /** How much is done, from 0 to 1; undefined where there is nothing to be told (yet). */
  get share(): number | undefined {
    return this.#isTold ? this.#share : undefined;
  }

  get canBeGivenUp(): boolean {
    return this.#isTold && !this.#isKept;
  }

  async during<Value>(work: (waited: Waited) => Promise<Value>): Promise<Value> {
    const number = (this.#latest += 1);
    const isWanted = (): boolean => number === this.#latest;
    this.#share = 0;
    this.#isTold = this.#isKept = false;
    const timer = setTimeout(() => {
      if (isWanted()) this.#isTold = true;
    }, quietMs);
    try {
      return await work({
        isWanted,
        note: (share) => {
          if (isWanted()) this.#share = share;
        },
        keep: () => {
          if (isWanted()) this.#isKept = true;
        },
      });
    } finally {
      clearTimeout(timer);
      if (isWanted()) this.#isTold = false;
    }
  }

  giveUp(): void {
    this.#latest += 1;
    this.#isTold = false;
  }
}
