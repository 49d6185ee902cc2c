import * as v from 'valibot';
import { BallotSchema, type Ballot } from './ballot';
import type { KeptBallots } from './ballot-store';

/** What can be read of what is kept; the rest is counted. */
export function keptBallots(records: readonly unknown[]): KeptBallots {
  const ballots: Ballot[] = [];
  for (const record of records) {
    const parsed = v.safeParse(BallotSchema, record);
    if (parsed.success) ballots.push(parsed.output);
  }
  return { ballots, unreadable: records.length - ballots.length };
}
