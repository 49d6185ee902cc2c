import type { Ballot } from './ballot';
import { rateGroup, type GroupRating } from './group-rating';
import { groupsOf } from './groups';
import { judgementsOf, type Judgements } from './judgements';
import { keyOf, labelsOf, type Label, type Names, type Naming } from './naming';
import { positionBias, type PositionBias } from './positions';

/** Votes, by what they said. */
export interface BallotCounts {
  readonly ballots: number;
  readonly prompts: number;
  /** Given with the names hidden. */
  readonly blind: number;
  readonly best: number;
  readonly allEqual: number;
  readonly allBad: number;
}

export interface Rating {
  readonly counts: BallotCounts;
  readonly labels: ReadonlyMap<string, Label>;
  /** Ballots that each contestant stood in, by its key. */
  readonly appearances: ReadonlyMap<string, number>;
  /** Strengths of different groups say nothing about each other; the largest group first. */
  readonly groups: readonly GroupRating[];
  /** Keys of those that were compared with nothing but themselves. */
  readonly uncompared: readonly string[];
  /** Keys of those that there were too many of: the ones with the fewest ballots. */
  readonly leftOut: readonly string[];
  readonly positions: readonly PositionBias[];
}

/** Work grows with the third power of them, and a table of more is read by nobody. */
export const mostRated = 40;

/**
 * Rates all contestants of the ballots, in pieces, so that a page can draw in between. The same
 * ballots give the same rating, in whatever order they come.
 */
export function* rate(
  ballots: readonly Ballot[],
  naming: Naming,
  samples?: number,
  names?: Names,
): Generator<undefined, Rating> {
  const appearances = appearancesOf(ballots, naming);
  const judgements = judgementsOf(ballots, naming);
  yield;
  const compared = new Set(
    judgements.flatMap(({ pairs }) => pairs.flatMap((p) => [p.one, p.other])),
  );
  const byBallots = [...compared].toSorted(
    (a, b) => (appearances.get(b) ?? 0) - (appearances.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  const leftOut = byBallots.slice(mostRated);
  const rated = without(new Set(leftOut), judgements);
  const groups: GroupRating[] = [];
  for (const members of groupsOf(rated.flatMap(({ pairs }) => pairs))) {
    groups.push(yield* rateGroup(members, rated, samples));
  }
  const standing = new Set(groups.flatMap(({ standings }) => standings.map(({ key }) => key)));
  const passed = new Set(leftOut);
  return {
    counts: countsOf(ballots),
    labels: labelsOf(ballots, naming, names),
    appearances,
    groups,
    uncompared: [...appearances.keys()].filter((key) => !standing.has(key) && !passed.has(key)),
    leftOut,
    positions: positionBias(ballots),
  };
}

function without(keys: ReadonlySet<string>, judgements: readonly Judgements[]): Judgements[] {
  if (keys.size === 0) return [...judgements];
  return judgements.map(({ promptHash, pairs }) => ({
    promptHash,
    pairs: pairs.filter(({ one, other }) => !keys.has(one) && !keys.has(other)),
  }));
}

function appearancesOf(ballots: readonly Ballot[], naming: Naming): Map<string, number> {
  const appearances = new Map<string, number>();
  for (const { contestants } of ballots) {
    for (const key of new Set(contestants.map((contestant) => keyOf(contestant, naming)))) {
      appearances.set(key, (appearances.get(key) ?? 0) + 1);
    }
  }
  return appearances;
}

function countsOf(ballots: readonly Ballot[]): BallotCounts {
  const of = (kind: Ballot['verdict']['kind']): number =>
    ballots.filter(({ verdict }) => verdict.kind === kind).length;
  return {
    ballots: ballots.length,
    prompts: new Set(ballots.map(({ promptHash }) => promptHash)).size,
    blind: ballots.filter(({ blind }) => blind).length,
    best: of('best'),
    allEqual: of('all-equal'),
    allBad: of('all-bad'),
  };
}
