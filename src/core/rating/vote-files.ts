import type { Ballot } from './ballot';
import type { Counted } from './ballot-store';
import type { VoteFileFailure } from './failures';
import type { Outcome } from '../outcome';

/** What a file may be at the most: it is read in one go. A vote takes about 600 bytes. */
export const voteFileLimits = { sizeBytes: 64_000_000, ballots: 100_000 } as const;

export type VotesRead = Outcome<Counted, VoteFileFailure>;

/** Votes by whether their file says that they count. */
export function counted(ballots: readonly Ballot[], setAside: ReadonlySet<string>): Counted {
  return {
    ballots: ballots.filter(({ id }) => !setAside.has(id)),
    setAside: ballots.filter(({ id }) => setAside.has(id)),
  };
}
