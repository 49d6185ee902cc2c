import { withStops } from '../bounds/stops';
import type { Vote } from './vote';
import { rateGroup, type GroupRating } from './group-rating';
import { groupsOf } from './groups';
import { judgementsOf, type Judgements } from './judgements';
import { keyOf, labelsOf, type Label, type Names, type Grouping } from './grouping';
import type { Pair } from './pairs';
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
  const appearances = yield* appearancesOf(votes, grouping);
  const judgements = yield* judgementsOf(votes, grouping);
  yield;
  const pairs = yield* differentPairs(judgements);
  const compared = new Set(pairs.flatMap(({ one, other }) => [one, other]));
  const byVotes = [...compared].toSorted(
    (a, b) => (appearances.get(b) ?? 0) - (appearances.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  const leftOut = byVotes.slice(mostRated);
  const passed = new Set(leftOut);
  const isRated = ({ one, other }: Pair): boolean => !passed.has(one) && !passed.has(other);
  const rated = leftOut.length === 0 ? judgements : yield* only(isRated, judgements);
  const groups: GroupRating[] = [];
  for (const members of groupsOf(pairs.filter(isRated))) {
    groups.push(yield* rateGroup(members, rated, samples));
  }
  const standing = new Set(groups.flatMap(({ standings }) => standings.map(({ key }) => key)));
  const labels = yield* labelsOf(votes, grouping, names);
  return {
    counts: countsOf(votes),
    labels,
    appearances,
    groups,
    uncompared: [...appearances.keys()].filter((key) => !standing.has(key) && !passed.has(key)),
    leftOut,
    positions: positionBias(votes),
  };
}

/** Each two that were compared, once. */
function* differentPairs(judgements: readonly Judgements[]): Generator<undefined, readonly Pair[]> {
  const found = new Map<string, Pair>();
  yield* withStops(judgements, ({ pairs }) => {
    for (const pair of pairs) found.set(`${pair.one} ${pair.other}`, pair);
  });
  return [...found.values()];
}

function* only(
  isRated: (pair: Pair) => boolean,
  judgements: readonly Judgements[],
): Generator<undefined, readonly Judgements[]> {
  const rated: Judgements[] = [];
  yield* withStops(judgements, ({ promptHash, pairs }) => {
    rated.push({ promptHash, pairs: pairs.filter(isRated) });
  });
  return rated;
}

function* appearancesOf(
  votes: readonly Vote[],
  grouping: Grouping,
): Generator<undefined, Map<string, number>> {
  const appearances = new Map<string, number>();
  yield* withStops(votes, ({ contestants }) => {
    for (const key of new Set(contestants.map((contestant) => keyOf(contestant, grouping)))) {
      appearances.set(key, (appearances.get(key) ?? 0) + 1);
    }
  });
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
