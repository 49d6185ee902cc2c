import { seeded, shuffled, wholeBelow } from '../random/seeded';
import type { RunConfig } from './run-config';

/** Which column stands on which side of the next run: side -> run column. */
export function sidesOf(
  { blind, drawSeed, blindRounds }: Pick<RunConfig, 'blind' | 'drawSeed' | 'blindRounds'>,
  columns: number,
): readonly number[] {
  if (blind) return drawSides(columns, blindRounds, drawSeed);
  return Array.from({ length: columns }, (_, runColumn) => runColumn);
}

/**
 * Which column stands on which side, for one blind round: side -> run column.
 *
 * Reproducible: the same seed, round and number of columns give the same sides.
 *
 * @param columns how many, 1 to 4
 * @param round from 0; the rounds before it are drawn as well, so its time grows with it
 */
export function drawSides(columns: number, round: number, seed: number): readonly number[] {
  const rounds = drawRounds(columns, seed);
  for (let before = 0; before < round; before += 1) rounds.next();
  return rounds.next().value;
}

/**
 * The sides of one blind round after another, without an end.
 *
 * Drawn in blocks within which every column stands on every side equally often, so that no column
 * profits from its side; blocks have two to four times as many rounds as there are columns, so that the
 * end of a block is hard to guess (permuted blocks of random length, as in clinical trials: ICH E9,
 * 2.3.2).
 *
 * @param columns how many, 1 to 4
 */
export function* drawRounds(columns: number, seed: number): Generator<readonly number[], never> {
  const random = seeded(seed);
  const indices = Array.from({ length: columns }, (_, index) => index);
  for (;;) {
    const block = Array.from({ length: 2 + wholeBelow(3, random) }, () => {
      const order = shuffled(indices, random);
      // All rotations of one order: each column comes to each side once.
      return indices.map((shift) => [...order.slice(shift), ...order.slice(0, shift)]);
    }).flat();
    yield* shuffled(block, random);
  }
}
