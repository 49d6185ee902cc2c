/** The sides of a round whose answers cannot be drawn as they stand on the screen. */
export class UndrawnSides {
  #sides = $state.raw<readonly number[]>([]);

  get areThere(): boolean {
    return this.#sides.length > 0;
  }

  /** That an answer cannot be drawn, or is drawn again or gone from the screen. */
  note(side: number, isUndrawn: boolean): void {
    const others = this.#sides.filter((one) => one !== side);
    this.#sides = isUndrawn ? [...others, side] : others;
  }
}
