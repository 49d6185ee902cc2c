import type { Ballot } from './ballot';
import type { Naming } from './naming';
import { pairsOf, type Pair } from './pairs';

/** What all ballots on one prompt say: the unit of resampling. */
export interface Judgements {
  readonly promptHash: string;
  readonly pairs: readonly Pair[];
}

/**
 * The comparisons by prompt, in the order of the prompts' hashes, so that ballots give the same
 * intervals in whatever order they came. Prompts without a comparison are not among them.
 */
export function judgementsOf(ballots: readonly Ballot[], naming: Naming): Judgements[] {
  const byPrompt = new Map<string, Pair[]>();
  for (const ballot of ballots) {
    const pairs = pairsOf(ballot, naming);
    if (pairs.length === 0) continue;
    const known = byPrompt.get(ballot.promptHash);
    if (known) known.push(...pairs);
    else byPrompt.set(ballot.promptHash, pairs);
  }
  return [...byPrompt]
    .map(([promptHash, pairs]) => ({ promptHash, pairs }))
    .toSorted((a, b) => (a.promptHash < b.promptHash ? -1 : 1));
}
