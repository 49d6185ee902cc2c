import { seeded, shuffled } from '../random/seeded';

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
