import { byUse } from '../bounds/offered';
import type { Vote } from './vote';

/** Which votes count. */
export interface VoteFilter {
  /** Null: with any tags or none. */
  readonly tag: string | null;
  /** Milliseconds since 1970, from and with; null: from the first. */
  readonly fromMs: number | null;
  /** Milliseconds since 1970, up to and without; null: up to the last. */
  readonly untilMs: number | null;
  /** Only those that were given with the names hidden. */
  readonly blindOnly: boolean;
}

export const everything: VoteFilter = {
  tag: null,
  fromMs: null,
  untilMs: null,
  blindOnly: false,
};

export function filtered(votes: readonly Vote[], filter: VoteFilter): readonly Vote[] {
  const { tag, fromMs, untilMs, blindOnly } = filter;
  return votes.filter(({ tags, votedAt, blind }) => {
    const votedAtMs = Date.parse(votedAt);
    return (
      (tag === null || tags.includes(tag)) &&
      (fromMs === null || votedAtMs >= fromMs) &&
      (untilMs === null || votedAtMs < untilMs) &&
      (blind || !blindOnly)
    );
  });
}

/** The tags of all votes, the most used first. */
export function tagsOf(votes: readonly Vote[]): readonly string[] {
  return byUse(votes.flatMap(({ tags }) => tags));
}
