import * as v from 'valibot';
import { failed, success, type Outcome } from '../outcome';
import { BallotSchema, type Ballot } from './ballot';
import { beyondBounds } from './ballot-bounds';
import type { VoteFileFailure } from './failures';
import { voteFileLimits } from './vote-files';

const longestDetail = 200;

const ballotsPerStop = 100;

/** All of them, or what is wrong with the first that is not a ballot. It stops now and then, and tells how far it is. */
export function* readBallots(
  candidates: readonly unknown[],
  mostBallots: number = voteFileLimits.ballots,
): Generator<number, Outcome<readonly Ballot[], VoteFileFailure>> {
  if (candidates.length > mostBallots) return failed({ kind: 'votes-too-many', mostBallots });
  const ballots: Ballot[] = [];
  for (const [index, candidate] of candidates.entries()) {
    if (index % ballotsPerStop === 0) yield index / candidates.length;
    const parsed = v.safeParse(BallotSchema, candidate, { abortEarly: true });
    if (!parsed.success) {
      const [issue] = parsed.issues;
      const detail = `${v.getDotPath(issue) ?? ''}: ${issue.message}`.slice(0, longestDetail);
      return failed({ kind: 'votes-broken', vote: index + 1, detail });
    }
    const problem = beyondBounds(parsed.output);
    if (problem !== undefined)
      return failed({ kind: 'votes-broken', vote: index + 1, detail: problem });
    ballots.push(parsed.output);
  }
  return success(ballots);
}
