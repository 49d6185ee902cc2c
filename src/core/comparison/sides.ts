import { seeded, shuffled, wholeBelow } from '../chance/seeded';

/**
 * Which column stands on which side, for one blind round: side -> index of the column.
 *
 * Drawn in blocks within which every column stands on every side equally often, so that no column
 * profits from its side; blocks have two to four times as many rounds as there are columns, so that the
 * end of a block is hard to guess (permuted blocks of random length, as in clinical trials: ICH E9,
 * 2.3.2). Reproducible: the same seed, round and number of columns give the same sides.
 *
 * @param columns how many, 1 to 4
 * @param round from 0
 */
export function drawSides(columns: number, round: number, seed: number): number[] {
  const random = seeded(seed);
  const indices = Array.from({ length: columns }, (_, index) => index);
  for (let first = 0; ;) {
    const block = Array.from({ length: 2 + wholeBelow(3, random) }, () => {
      const order = shuffled(indices, random);
      // All rotations of one order: each column comes to each side once.
      return indices.map((shift) => [...order.slice(shift), ...order.slice(0, shift)]);
    }).flat();
    const drawn = shuffled(block, random);
    const sides = drawn[round - first];
    if (sides) return sides;
    first += drawn.length;
  }
}
