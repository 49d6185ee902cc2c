import { seeded, shuffled } from '../random/seeded';
import type { RunConfig } from './run-config';

/**
 * The order in which the columns of a round are asked: indices, drawn. Reproducible from seed and round.
 *
 * @param round from 0
 */
export function drawOrder(columns: number, round: number, seed: number): number[] {
  const indices = Array.from({ length: columns }, (_, index) => index);
  // The sides are drawn with the seed itself: the order must not follow from them.
  return shuffled(indices, seeded(~(seed + round)));
}

/** The order in which the columns of the next run are to be asked: run columns. */
export function orderOf(
  { order, drawSeed, drawnRounds }: Pick<RunConfig, 'order' | 'drawSeed' | 'drawnRounds'>,
  columns: number,
): number[] {
  return order === 'drawn'
    ? drawOrder(columns, drawnRounds, drawSeed)
    : Array.from({ length: columns }, (_, runColumn) => runColumn);
}
