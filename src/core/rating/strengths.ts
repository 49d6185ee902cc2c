import { factor, solve } from './cholesky';

/**
 * How far strengths lie apart before anything is known: the standard deviation of a normal prior, in
 * log-odds. It is weak: at 2, ninety-five of a hundred strengths lie between -4 and 4, and forty votes
 * on a pair outweigh it thirtyfold. It gives one that always wins a finite strength.
 */
export const priorDeviation = 2;

/** How far off a strength may be at the end. Bootstrapped fits do with less. */
const exactly = 1e-12;
const mostSteps = 100;
const leastShare = 1e-9;

/**
 * The Bradley-Terry strengths of a group of contestants (Bradley and Terry 1952): the odds that one
 * beats another are the exponential of the difference of their strengths. Found by Newton's method on
 * the penalised likelihood, which has one maximum; a step that does not bring the gradient down is
 * halved. The strengths of a group have the mean 0.
 *
 * One object keeps its work space, since a bootstrap fits the same group a thousand times.
 */
export class StrengthFit {
  readonly #gradient: Float64Array;
  readonly #step: Float64Array;
  readonly #curvature: Float64Array;
  readonly #tried: Float64Array;
  readonly #odds: Float64Array;
  readonly #penalty: number;

  /**
   * @param size contestants in the group, 2 or more
   * @param deviation of the prior, in log-odds; `Infinity`: none, for a table in which nobody always
   *   wins or loses
   */
  constructor(
    readonly size: number,
    deviation = priorDeviation,
  ) {
    this.#gradient = new Float64Array(size);
    this.#step = new Float64Array(size);
    this.#curvature = new Float64Array(size * size);
    this.#tried = new Float64Array(size);
    this.#odds = new Float64Array(size);
    this.#penalty = 1 / deviation ** 2;
  }

  /**
   * Moves the strengths from where they start to where they fit best.
   *
   * @param wins of each over each, row over column, one row behind the other; a tie is half a win each way
   * @param strengths where to start; their mean has to be 0. The result is written here
   * @param tolerance the most by which a strength may be off, about
   */
  fit(wins: Float64Array, strengths: Float64Array, tolerance = exactly): void {
    const [gradient, step, tried] = [this.#gradient, this.#step, this.#tried];
    // A step of Newton's leaves an error of about its square.
    const shortest = Math.sqrt(tolerance);
    let steepness = this.#slopes(wins, strengths);
    for (let steps = 0; steps < mostSteps; steps += 1) {
      factor(this.#curvature, this.size);
      step.set(gradient);
      solve(this.#curvature, this.size, step);
      const isLast = longest(step) <= shortest;
      let isLower = false;
      for (let share = 1; !isLower && share > leastShare; share /= 2) {
        for (let at = 0; at < this.size; at += 1) {
          tried[at] = (strengths[at] ?? 0) + share * (step[at] ?? 0);
        }
        if (isLast) break;
        const after = this.#slopes(wins, tried);
        isLower = after < steepness;
        if (isLower) steepness = after;
      }
      strengths.set(tried);
      if (isLast || !isLower) return;
    }
  }

  /**
   * What the votes leave open, by the curvature of the penalised likelihood, as though every pair had
   * been judged independently: the covariance of the centred strengths, one row behind the other.
   */
  covariance(wins: Float64Array, strengths: Float64Array): Float64Array {
    const { size } = this;
    this.#slopes(wins, strengths);
    factor(this.#curvature, size);
    const inverse = new Float64Array(size * size);
    // What was added along the line of equal strengths (see below) is taken out again.
    const along = 1 / (size * (this.#penalty + size));
    for (let column = 0; column < size; column += 1) {
      const unit = inverse.subarray(column * size, (column + 1) * size);
      unit[column] = 1;
      solve(this.#curvature, size, unit);
      for (let row = 0; row < size; row += 1) unit[row] = (unit[row] ?? 0) - along;
    }
    return inverse;
  }

  /** Writes the gradient and the curvature at the strengths; gives the square of the gradient. */
  #slopes(wins: Float64Array, strengths: Float64Array): number {
    const { size } = this;
    const [gradient, curvature, odds] = [this.#gradient, this.#curvature, this.#odds];
    // Only differences count, so the likelihood is flat where all strengths grow alike. The ones on
    // the curvature close that line; the gradient has no part along it, so no strength is changed.
    curvature.fill(1);
    for (let at = 0; at < size; at += 1) {
      const strength = strengths[at] ?? 0;
      odds[at] = Math.exp(strength);
      gradient[at] = -this.#penalty * strength;
      curvature[at * size + at] = 1 + this.#penalty;
    }
    for (let row = 1; row < size; row += 1) {
      const rowOdds = odds[row] ?? 0;
      const rowAt = row * size + row;
      for (let column = 0; column < row; column += 1) {
        const between = row * size + column;
        const won = wins[between] ?? 0;
        const all = won + (wins[column * size + row] ?? 0);
        if (all === 0) continue;
        const share = rowOdds / (rowOdds + (odds[column] ?? 0));
        const surplus = won - all * share;
        const bend = all * share * (1 - share);
        const columnAt = column * size + column;
        gradient[row] = (gradient[row] ?? 0) + surplus;
        gradient[column] = (gradient[column] ?? 0) - surplus;
        curvature[rowAt] = (curvature[rowAt] ?? 0) + bend;
        curvature[columnAt] = (curvature[columnAt] ?? 0) + bend;
        curvature[between] = (curvature[between] ?? 0) - bend;
      }
    }
    let squares = 0;
    for (const slope of gradient) squares += slope * slope;
    return squares;
  }
}

function longest(step: Float64Array): number {
  let most = 0;
  for (const part of step) most = Math.max(most, Math.abs(part));
  return most;
}
