import * as v from 'valibot';
import { failed, success, type Outcome } from '../outcome';
import { BallotSchema, type Ballot } from './ballot';
import type { VoteFileFailure } from './failures';
import { voteFileLimits } from './vote-files';

const longestDetail = 200;

/** All of them, or what is wrong with the first that is not a ballot. */
export function checkedBallots(
  candidates: readonly unknown[],
): Outcome<readonly Ballot[], VoteFileFailure> {
  if (candidates.length > voteFileLimits.ballots) {
    return failed({ kind: 'votes-too-many', mostBallots: voteFileLimits.ballots });
  }
  const ballots: Ballot[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const parsed = v.safeParse(BallotSchema, candidate, { abortEarly: true });
    if (!parsed.success) {
      const [issue] = parsed.issues;
      const detail = `${v.getDotPath(issue) ?? ''}: ${issue.message}`.slice(0, longestDetail);
      return failed({ kind: 'votes-broken', vote: index + 1, detail });
    }
    ballots.push(parsed.output);
  }
  return success(ballots);
}
