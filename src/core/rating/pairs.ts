import type { Vote } from './vote';
import { keyOf, type Grouping } from './grouping';

/** What one vote says about two contestants, by their keys. */
export interface Pair {
  readonly one: string;
  readonly other: string;
  /** `won`: the one is better. */
  readonly outcome: 'won' | 'tied';
}

/**
 * The comparisons that a vote is made of.
 *
 * - `best`: it beats each of the others; nothing is said among those.
 * - `all-equal`: each two of them are tied.
 * - `all-bad`: as `all-equal`. That none will do says of no two which is better, which is what a tie
 *   says. The vote could be left out instead, but then two models that fail together ten times and
 *   differ once would look as far apart as two that differ every time. Chatbot Arena counts its "both
 *   bad" in the same way (FastChat, `elo_analysis.py`). How many there are is shown beside the rating.
 *
 * A contestant is not compared with itself: two columns with the same key make no pair.
 */
export function pairsOf({ contestants, verdict }: Vote, grouping: Grouping): Pair[] {
  const keys = contestants.map((contestant) => keyOf(contestant, grouping));
  const pairs: Pair[] = [];
  for (const [position, one] of keys.entries()) {
    for (const [further, other] of keys.entries()) {
      if (one === other) continue;
      if (verdict.kind === 'best') {
        if (position === verdict.position) pairs.push({ one, other, outcome: 'won' });
      } else if (position < further) {
        pairs.push({ one, other, outcome: 'tied' });
      }
    }
  }
  return pairs;
}
