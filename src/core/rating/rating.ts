import type { Vote } from './vote';
import { rateGroup, type GroupRating } from './group-rating';
import { groupsOf } from './groups';
import { judgementsOf, type Judgements } from './judgements';
import { keyOf, labelsOf, type Label, type Names, type Grouping } from './grouping';
import { positionBias, type PositionBias } from './positions';

/** Votes, by what they said. */
export interface VoteCounts {
  readonly votes: number;
  readonly prompts: number;
  /** Given with the names hidden. */
  readonly blind: number;
  readonly best: number;
  readonly allEqual: number;
  readonly allBad: number;
}

export interface Rating {
  readonly counts: VoteCounts;
  readonly labels: ReadonlyMap<string, Label>;
  /** Votes that each contestant stood in, by its key. */
  readonly appearances: ReadonlyMap<string, number>;
  /** Strengths of different groups say nothing about each other; the largest group first. */
  readonly groups: readonly GroupRating[];
  /** Keys of those that were compared with nothing but themselves. */
  readonly uncompared: readonly string[];
  /** Keys of those that there were too many of: the ones with the fewest votes. */
  readonly leftOut: readonly string[];
  readonly positions: readonly PositionBias[];
}

/** Work grows with the third power of them, and a table of more is read by nobody. */
export const mostRated = 40;

/**
 * Rates all contestants of the votes, in pieces, so that a page can draw in between. The same
 * votes give the same rating, in whatever order they come.
 */
export function* rate(
  votes: readonly Vote[],
  grouping: Grouping,
  samples?: number,
  names?: Names,
): Generator<undefined, Rating> {
  const appearances = appearancesOf(votes, grouping);
  const judgements = judgementsOf(votes, grouping);
  yield;
  const compared = new Set(
    judgements.flatMap(({ pairs }) => pairs.flatMap((p) => [p.one, p.other])),
  );
  const byVotes = [...compared].toSorted(
    (a, b) => (appearances.get(b) ?? 0) - (appearances.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  const leftOut = byVotes.slice(mostRated);
  const rated = without(new Set(leftOut), judgements);
  const groups: GroupRating[] = [];
  for (const members of groupsOf(rated.flatMap(({ pairs }) => pairs))) {
    groups.push(yield* rateGroup(members, rated, samples));
  }
  const standing = new Set(groups.flatMap(({ standings }) => standings.map(({ key }) => key)));
  const passed = new Set(leftOut);
  return {
    counts: countsOf(votes),
    labels: labelsOf(votes, grouping, names),
    appearances,
    groups,
    uncompared: [...appearances.keys()].filter((key) => !standing.has(key) && !passed.has(key)),
    leftOut,
    positions: positionBias(votes),
  };
}

function without(keys: ReadonlySet<string>, judgements: readonly Judgements[]): Judgements[] {
  if (keys.size === 0) return [...judgements];
  return judgements.map(({ promptHash, pairs }) => ({
    promptHash,
    pairs: pairs.filter(({ one, other }) => !keys.has(one) && !keys.has(other)),
  }));
}

function appearancesOf(votes: readonly Vote[], grouping: Grouping): Map<string, number> {
  const appearances = new Map<string, number>();
  for (const { contestants } of votes) {
    for (const key of new Set(contestants.map((contestant) => keyOf(contestant, grouping)))) {
      appearances.set(key, (appearances.get(key) ?? 0) + 1);
    }
  }
  return appearances;
}

function countsOf(votes: readonly Vote[]): VoteCounts {
  const of = (kind: Vote['verdict']['kind']): number =>
    votes.filter(({ verdict }) => verdict.kind === kind).length;
  return {
    votes: votes.length,
    prompts: new Set(votes.map(({ promptHash }) => promptHash)).size,
    blind: votes.filter(({ blind }) => blind).length,
    best: of('best'),
    allEqual: of('all-equal'),
    allBad: of('all-bad'),
  };
}
