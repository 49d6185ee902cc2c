import * as v from 'valibot';
import { failed } from '../outcome';
import type { Ballot } from './ballot';
import { checkedBallots } from './checked-ballots';
import type { VotesRead } from './vote-files';

/** What the file calls itself, whether JSON or CSV. */
export const voteFormat = 'playground-ballots';
export const voteVersion = 1;

const HeadSchema = v.looseObject({ format: v.literal(voteFormat), version: v.unknown() });
const FileSchema = v.looseObject({
  version: v.literal(voteVersion),
  ballots: v.array(v.unknown()),
});

export function votesToJson(ballots: readonly Ballot[]): string {
  return JSON.stringify({ format: voteFormat, version: voteVersion, ballots }, null, 1);
}

/** All votes of a file, or why none are taken. */
export function votesOfJson(text: string): VotesRead {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return failed({ kind: 'not-votes' });
  }
  const head = v.safeParse(HeadSchema, parsed);
  if (!head.success) return failed({ kind: 'not-votes' });
  if (head.output.version !== voteVersion) {
    const version = JSON.stringify(head.output.version) as string | undefined;
    return failed({ kind: 'votes-other-version', version: (version ?? '?').slice(0, 40) });
  }
  const file = v.safeParse(FileSchema, parsed);
  if (!file.success) return failed({ kind: 'not-votes' });
  return checkedBallots(file.output.ballots);
}
