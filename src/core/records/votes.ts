import type { Vote } from '../rating/vote';
import type { Verdict } from '../rating/verdict';
import type { Run } from './run';
import { isItemVotable, sidesOfItem } from './sides';

/** A vote by columns: votes tell of sides. */
export type ColumnVote =
  { readonly kind: 'best'; readonly column: number } | Exclude<Verdict, { readonly kind: 'best' }>;

/** The votes that were given here on a run's prompts, by item. */
export type Votes = ReadonlyMap<number, ColumnVote>;

export const noVotes: Votes = new Map();

export interface VoteCount {
  /** How often each column was the best, by its place. */
  readonly best: readonly number[];
  readonly allEqual: number;
  readonly allBad: number;
}

/**
 * The votes on a run's prompts, by item. Of two on the same prompt the first counts, as where they are
 * given; and none whose answers stood otherwise than the run would show them: it cannot be told then
 * which column was meant.
 *
 * @param votes of any runs
 */
export function votesOn(run: Run, votes: readonly Vote[]): Votes {
  const byItem = new Map<number, ColumnVote>();
  for (const vote of votes) {
    const { runId, item } = vote;
    if (runId !== run.id || item >= run.items.length || byItem.has(item)) continue;
    const ofColumn = voteOf(run, vote);
    if (ofColumn) byItem.set(item, ofColumn);
  }
  return byItem;
}

function voteOf(run: Run, { item, contestants, verdict }: Vote): ColumnVote | undefined {
  const sides = sidesOfItem(run, item);
  const isAsShown =
    contestants.length === sides.length &&
    sides.every((column, side) => run.columns[column]?.modelId === contestants[side]?.modelId);
  if (!isAsShown) return undefined;
  if (verdict.kind !== 'best') return verdict;
  const column = sides[verdict.position];
  return column === undefined ? undefined : { kind: 'best', column };
}

export function countVotes({ columns }: Pick<Run, 'columns'>, votes: Votes): VoteCount {
  const all = [...votes.values()];
  const kinds = (wanted: ColumnVote['kind']): number =>
    all.filter(({ kind }) => kind === wanted).length;
  return {
    best: columns.map(
      (_, place) => all.filter((vote) => vote.kind === 'best' && vote.column === place).length,
    ),
    allEqual: kinds('all-equal'),
    allBad: kinds('all-bad'),
  };
}

/** Whether every prompt that can be judged has a vote, and there is one. */
export function isAllJudged(run: Run, votes: Votes): boolean {
  return (
    votes.size > 0 && run.items.every((_, item) => votes.has(item) || !isItemVotable(run, item))
  );
}
