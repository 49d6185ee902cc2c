import type { Vote } from './vote';
import { holds, wilson, z95, type Interval } from './interval';

/** How often the answer at a place was voted the best, among votes on as many answers. */
export interface PositionShare {
  /** From 0. */
  readonly position: number;
  readonly wins: number;
  /** From 0 to 1. */
  readonly share: number;
  /** Each vote counted as one (Wilson); all places are in theirs at once in 95 of 100 cases. */
  readonly interval: Interval;
  /** What the interval does not hold is a sign that the place counts, if there are enough votes. */
  readonly holdsExpected: boolean;
}

export interface PositionBias {
  /** Answers that were shown: 2, 3 or 4. */
  readonly shown: number;
  /** Votes that named a best one. */
  readonly votes: number;
  /** Of each place, if the place did not count: sides are drawn at random. */
  readonly expected: number;
  readonly positions: readonly PositionShare[];
  /** Whether chance would seldom enough look like a sign. */
  readonly isEnough: boolean;
}

/** With fewer votes the interval of a share is too rough: two votes for a third place are no sign. */
const leastVotes = 10;

/**
 * Standard deviations that hold each of so many places, so that all of them are held in 95 % of cases
 * (Bonferroni: 0.05 shared among them). Of two places the one tells what the other does.
 */
const togetherZ = new Map([
  [2, z95],
  [3, 2.3939797998],
  [4, 2.4977054744],
]);

/**
 * Whether some places win more than others. Only blind votes count: their sides were drawn at
 * random, while elsewhere a model keeps its place and its wins would look like the place's. An answer
 * compared with another of the same model counts as well.
 */
export function positionBias(votes: readonly Vote[]): readonly PositionBias[] {
  return [2, 3, 4].flatMap((shown) => {
    const best = votes.flatMap(({ blind, contestants, verdict }) =>
      blind && contestants.length === shown && verdict.kind === 'best' ? [verdict.position] : [],
    );
    const { length: count } = best;
    if (count === 0) return [];
    const expected = 1 / shown;
    const positions = Array.from({ length: shown }, (_, position): PositionShare => {
      const wins = best.filter((place) => place === position).length;
      const interval = wilson(wins, count, togetherZ.get(shown));
      const holdsExpected = holds(interval, expected);
      return { position, wins, share: wins / count, interval, holdsExpected };
    });
    return [{ shown, votes: count, expected, positions, isEnough: count >= leastVotes }];
  });
}
