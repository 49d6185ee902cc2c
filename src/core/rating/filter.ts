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

/** Tags that are offered at the most: files of votes may bring very many. */
const mostTags = 200;

interface OfferedTags {
  /** Those of the most votes, in the order of their letters. */
  readonly tags: readonly string[];
  /** How many others there are. */
  readonly more: number;
}

/** The tags of votes, each once. */
export function tagsOf(votes: readonly Vote[], most = mostTags): OfferedTags {
  const counts = new Map<string, number>();
  for (const { tags } of votes) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const tags = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([tag]) => tag)
    .toSorted((a, b) => a.localeCompare(b));
  return { tags, more: counts.size - tags.length };
}
