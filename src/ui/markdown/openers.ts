/** A run of marks that emphasis may begin with. */
export interface Opener {
  readonly mark: string;
  readonly length: number;
  /** Index of the node that holds the marks as text, until an end makes them emphasis. */
  readonly at: number;
  readonly contentStart: number;
}

/** The beginnings of emphasis that have no end yet. A beginning that has been passed is forgotten. */
export class Openers {
  readonly #all: Opener[] = [];
  /** Numbers of openers by mark and length: an end whose number is 0 need not search all of them. */
  readonly #counts = new Map<string, number>();

  get length(): number {
    return this.#all.length;
  }

  add(opener: Opener): void {
    this.#all.push(opener);
    this.#count(opener, 1);
  }

  has(mark: string, length: number): boolean {
    return (this.#counts.get(keyOf({ mark, length })) ?? 0) > 0;
  }

  /** Takes out the nearest opener that an end of `length` marks can close; openers after it stay text. */
  take(mark: string, length: number): Opener | undefined {
    const lengths = length === 3 ? [1, 2, 3] : [length, 3];
    if (!lengths.some((wanted) => this.has(mark, wanted))) return undefined;
    for (let index = this.#all.length - 1; index >= 0; index -= 1) {
      const opener = this.#all[index];
      if (opener?.mark === mark && lengths.includes(opener.length)) {
        this.forgetFrom(index);
        return opener;
      }
    }
    return undefined;
  }

  forgetFrom(index: number): void {
    for (const opener of this.#all.splice(index)) this.#count(opener, -1);
  }

  #count(opener: Opener, change: number): void {
    const key = keyOf(opener);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + change);
  }
}

function keyOf({ mark, length }: Pick<Opener, 'mark' | 'length'>): string {
  return `${mark}${length}`;
}
