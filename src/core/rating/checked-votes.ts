import * as v from 'valibot';
import { failed, success, type Outcome } from '../outcome';
import { VoteSchema, type Vote } from './vote';
import { beyondBounds } from './vote-bounds';
import type { VoteFileFailure } from './failures';
import { voteFileLimits } from './vote-files';

const longestDetail = 200;

const votesPerStop = 100;

/** All of them, or what is wrong with the first that is not a vote. It stops now and then, and tells how far it is. */
export function* readVotes(
  candidates: readonly unknown[],
  mostVotes: number = voteFileLimits.votes,
): Generator<number, Outcome<readonly Vote[], VoteFileFailure>> {
  if (candidates.length > mostVotes) return failed({ kind: 'votes-too-many', mostVotes });
  const votes: Vote[] = [];
  for (const [index, candidate] of candidates.entries()) {
    if (index % votesPerStop === 0) yield index / candidates.length;
    const parsed = v.safeParse(VoteSchema, candidate, { abortEarly: true });
    if (!parsed.success) {
      const [issue] = parsed.issues;
      const detail = `${v.getDotPath(issue) ?? ''}: ${issue.message}`.slice(0, longestDetail);
      return failed({ kind: 'votes-broken', vote: index + 1, detail });
    }
    const problem = beyondBounds(parsed.output);
    if (problem !== undefined)
      return failed({ kind: 'votes-broken', vote: index + 1, detail: problem });
    votes.push(parsed.output);
  }
  return success(votes);
}
