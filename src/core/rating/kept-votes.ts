import * as v from 'valibot';
import { finished } from '../bounds/finished';
import { VoteSchema, type Vote } from './vote';
import type { KeptVotes } from './vote-store';

/** What is noted of a vote beside it. */
const MarksSchema = v.looseObject({
  /** Given here, rather than taken from a file. */
  isOwn: v.boolean(),
  /** The file that it was taken from says that it does not count. */
  isSetAside: v.optional(v.boolean(), false),
});

interface Marked {
  readonly vote: Vote;
  readonly isOwn: boolean;
  readonly isSetAside: boolean;
}

/** Records between two stops. */
const recordsPerStop = 500;

/** All of what is kept in one go: for what is little. */
export function keptVotes(records: readonly unknown[]): KeptVotes {
  return finished(readKeptVotes(records));
}

/**
 * What can be read of what is kept, and the rest as it is. A person has one vote on the answers to a
 * prompt: of several that were given here the earliest counts, the others are set aside. It stops now and
 * then, so that very many votes need not keep the page from being drawn.
 */
export function* readKeptVotes(records: readonly unknown[]): Generator<undefined, KeptVotes> {
  const marked: Marked[] = [];
  const unreadable: unknown[] = [];
  for (const [index, record] of records.entries()) {
    if (index % recordsPerStop === recordsPerStop - 1) yield undefined;
    const one = markedOf(record);
    if (one) marked.push(one);
    else unreadable.push(record);
  }
  const counts = new Map<string, Vote>();
  for (const { vote, isOwn } of marked) {
    const key = placeOf(vote);
    const other = counts.get(key);
    if (isOwn && (!other || isEarlier(vote, other))) counts.set(key, vote);
  }
  const isAside = ({ vote, isOwn, isSetAside }: Marked): boolean =>
    isOwn ? counts.get(placeOf(vote)) !== vote : isSetAside;
  const of = (aside: boolean): Vote[] =>
    marked.filter((one) => isAside(one) === aside).map(({ vote }) => vote);
  return { votes: of(false), setAside: of(true), unreadable };
}

function markedOf(record: unknown): Marked | undefined {
  const marks = v.safeParse(MarksSchema, record);
  if (!marks.success) return undefined;
  const { isOwn, isSetAside, ...rest } = marks.output;
  const vote = v.safeParse(VoteSchema, rest);
  return vote.success ? { vote: vote.output, isOwn, isSetAside } : undefined;
}

/** The same for votes on the same answers. */
function placeOf({ runId, item }: Vote): string {
  return JSON.stringify([runId, item]);
}

/** Of votes of the same moment the one whose id comes first: the same one every time. */
function isEarlier(one: Vote, other: Vote): boolean {
  const apart = Date.parse(one.votedAt) - Date.parse(other.votedAt);
  return apart < 0 || (apart === 0 && one.id < other.id);
}
