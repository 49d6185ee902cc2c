import type { Ballot } from './ballot';
import { holds, wilson, type Interval } from './interval';

/** How often the answer at a place was voted the best, among votes on as many answers. */
export interface PositionShare {
  /** From 0. */
  readonly position: number;
  readonly wins: number;
  /** From 0 to 1. */
  readonly share: number;
  /** 95 %, each vote counted as one (Wilson). */
  readonly interval: Interval;
  /** What the interval does not hold is a sign that the place counts. */
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
}

/**
 * Whether some places win more than others. Only blind ballots count: their sides were drawn at
 * random, while elsewhere a model keeps its place and its wins would look like the place's. An answer
 * compared with another of the same model counts as well.
 */
export function positionBias(ballots: readonly Ballot[]): readonly PositionBias[] {
  return [2, 3, 4].flatMap((shown) => {
    const best = ballots.flatMap(({ blind, contestants, verdict }) =>
      blind && contestants.length === shown && verdict.kind === 'best' ? [verdict.position] : [],
    );
    const votes = best.length;
    if (votes === 0) return [];
    const expected = 1 / shown;
    const positions = Array.from({ length: shown }, (_, position): PositionShare => {
      const wins = best.filter((place) => place === position).length;
      const interval = wilson(wins, votes);
      const holdsExpected = holds(interval, expected);
      return { position, wins, share: wins / votes, interval, holdsExpected };
    });
    return [{ shown, votes, expected, positions }];
  });
}
