import type { Ballot } from './ballot';

/** Which votes count. */
export interface BallotFilter {
  /** Null: with any tags or none. */
  readonly tag: string | null;
  /** Milliseconds since 1970, from and with; null: from the first. */
  readonly fromMs: number | null;
  /** Milliseconds since 1970, up to and without; null: up to the last. */
  readonly untilMs: number | null;
  /** Only those that were given with the names hidden. */
  readonly blindOnly: boolean;
}

export const everything: BallotFilter = {
  tag: null,
  fromMs: null,
  untilMs: null,
  blindOnly: false,
};

export function filtered(ballots: readonly Ballot[], filter: BallotFilter): readonly Ballot[] {
  const { tag, fromMs, untilMs, blindOnly } = filter;
  return ballots.filter(({ tags, votedAt, blind }) => {
    const votedAtMs = Date.parse(votedAt);
    return (
      (tag === null || tags.includes(tag)) &&
      (fromMs === null || votedAtMs >= fromMs) &&
      (untilMs === null || votedAtMs < untilMs) &&
      (blind || !blindOnly)
    );
  });
}

/** The tags of all ballots, each once, in the order of their letters. */
export function tagsOf(ballots: readonly Ballot[]): readonly string[] {
  return [...new Set(ballots.flatMap(({ tags }) => tags))].toSorted((a, b) => a.localeCompare(b));
}
