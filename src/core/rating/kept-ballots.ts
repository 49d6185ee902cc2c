import * as v from 'valibot';
import { finished } from '../bounds/finished';
import { BallotSchema, type Ballot } from './ballot';
import type { KeptBallots } from './ballot-store';

/** What is noted of a vote beside it. */
const MarksSchema = v.looseObject({
  /** Given here, rather than taken from a file. */
  isOwn: v.boolean(),
  /** The file that it was taken from says that it does not count. */
  isSetAside: v.optional(v.boolean(), false),
});

interface Marked {
  readonly ballot: Ballot;
  readonly isOwn: boolean;
  readonly isSetAside: boolean;
}

/** Records between two stops. */
const recordsPerStop = 500;

/** All of what is kept in one go: for what is little. */
export function keptBallots(records: readonly unknown[]): KeptBallots {
  return finished(readKeptBallots(records));
}

/**
 * What can be read of what is kept, and the rest as it is. A person has one vote on the answers to a
 * prompt: of several that were given here the earliest counts, the others are set aside. It stops now and
 * then, so that very many votes need not keep the page from being drawn.
 */
export function* readKeptBallots(records: readonly unknown[]): Generator<undefined, KeptBallots> {
  const marked: Marked[] = [];
  const unreadable: unknown[] = [];
  for (const [index, record] of records.entries()) {
    if (index % recordsPerStop === recordsPerStop - 1) yield undefined;
    const one = markedOf(record);
    if (one) marked.push(one);
    else unreadable.push(record);
  }
  const counts = new Map<string, Ballot>();
  for (const { ballot, isOwn } of marked) {
    const key = placeOf(ballot);
    const other = counts.get(key);
    if (isOwn && (!other || isEarlier(ballot, other))) counts.set(key, ballot);
  }
  const isAside = ({ ballot, isOwn, isSetAside }: Marked): boolean =>
    isOwn ? counts.get(placeOf(ballot)) !== ballot : isSetAside;
  const of = (aside: boolean): Ballot[] =>
    marked.filter((one) => isAside(one) === aside).map(({ ballot }) => ballot);
  return { ballots: of(false), setAside: of(true), unreadable };
}

function markedOf(record: unknown): Marked | undefined {
  const marks = v.safeParse(MarksSchema, record);
  if (!marks.success) return undefined;
  const { isOwn, isSetAside, ...rest } = marks.output;
  const ballot = v.safeParse(BallotSchema, rest);
  return ballot.success ? { ballot: ballot.output, isOwn, isSetAside } : undefined;
}

/** The same for votes on the same answers. */
function placeOf({ runId, item }: Ballot): string {
  return JSON.stringify([runId, item]);
}

/** Of votes of the same moment the one whose id comes first: the same one every time. */
function isEarlier(one: Ballot, other: Ballot): boolean {
  const apart = Date.parse(one.votedAt) - Date.parse(other.votedAt);
  return apart < 0 || (apart === 0 && one.id < other.id);
}
