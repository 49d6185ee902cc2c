/** Where code within a text ends. No run of backticks is looked for twice. */
export class CodeEnds {
  /** Where runs of so many backticks begin, the last one first. */
  #ends: Map<number, number[]> | undefined;

  constructor(readonly source: string) {}

  /** Where the next run of so many backticks begins; to be asked for rising places. */
  from(start: number, run: number): number | undefined {
    this.#ends ??= this.#look();
    const ends = this.#ends.get(run) ?? [];
    while ((ends.at(-1) ?? Infinity) < start) ends.pop();
    return ends.at(-1);
  }

  #look(): Map<number, number[]> {
    const all = new Map<number, number[]>();
    for (const { 0: found, index } of [...this.source.matchAll(/`+/g)].reverse()) {
      const ends = all.get(found.length);
      if (ends) ends.push(index);
      else all.set(found.length, [index]);
    }
    return all;
  }
}
