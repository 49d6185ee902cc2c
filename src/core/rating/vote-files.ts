import type { Ballot } from './ballot';
import type { VoteFileFailure } from './failures';
import type { Outcome } from '../outcome';

/** What a file may be at the most: it is read in one go. A vote takes about 600 bytes. */
export const voteFileLimits = { sizeBytes: 64_000_000, ballots: 100_000 } as const;

export type VotesRead = Outcome<readonly Ballot[], VoteFileFailure>;
