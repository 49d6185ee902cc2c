import { withStops } from '../bounds/stops';
import type { Vote } from './vote';
import type { Grouping } from './grouping';
import { pairsOf, type Pair } from './pairs';

/** What all votes on one prompt say: the unit of resampling. */
export interface Judgements {
  readonly promptHash: string;
  readonly pairs: readonly Pair[];
}

/**
 * The comparisons by prompt, in the order of the prompts' hashes, so that votes give the same
 * intervals in whatever order they came. Prompts without a comparison are not among them. It stops
 * now and then.
 */
export function* judgementsOf(
  votes: readonly Vote[],
  grouping: Grouping,
): Generator<undefined, Judgements[]> {
  const byPrompt = new Map<string, Pair[]>();
  yield* withStops(votes, (vote) => {
    const pairs = pairsOf(vote, grouping);
    if (pairs.length === 0) return;
    const known = byPrompt.get(vote.promptHash);
    if (known) known.push(...pairs);
    else byPrompt.set(vote.promptHash, pairs);
  });
  yield;
  return [...byPrompt]
    .map(([promptHash, pairs]) => ({ promptHash, pairs }))
    .toSorted((a, b) => (a.promptHash < b.promptHash ? -1 : 1));
}
