import type { Vote } from './vote';
import type { Counted } from './vote-store';
import type { VoteFileFailure } from './failures';
import type { Outcome } from '../outcome';

/** What a file may be at the most: it is read in one go. A vote takes about 600 bytes. */
export const voteFileLimits = { sizeBytes: 64_000_000, votes: 100_000 } as const;

export type VotesRead = Outcome<Counted, VoteFileFailure>;

/** Votes by whether their file says that they count. */
export function counted(votes: readonly Vote[], setAside: ReadonlySet<string>): Counted {
  return {
    votes: votes.filter(({ id }) => !setAside.has(id)),
    setAside: votes.filter(({ id }) => setAside.has(id)),
  };
}
