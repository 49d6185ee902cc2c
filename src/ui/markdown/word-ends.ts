import { hasWord } from './edges';

/** Where a text has letters or digits. No character is looked at twice. */
export class WordEnds {
  /** The end of what is known to have one, and of what was looked through for one. */
  #last = 0;
  #seenTo = 0;

  constructor(readonly source: string) {}

  /** What ends here counts as a word, whatever is in it. */
  note(end: number): void {
    this.#last = end;
  }

  /** Whether there is a word from a place to another one; to be asked for rising ends. */
  isBetween(start: number, end: number): boolean {
    if (this.#last > start) return true;
    const from = Math.max(start, this.#seenTo);
    this.#seenTo = end;
    if (!hasWord(this.source.slice(from, end))) return false;
    this.#last = end;
    return true;
  }
}
