import type { Outcome } from '../outcome';
import type { StoreFailure } from '../store/failures';
import type { Vote } from './vote';

/** Votes by whether they count. */
export interface Counted {
  readonly votes: readonly Vote[];
  /** Later ones by a person who has voted on the same answers already. */
  readonly setAside: readonly Vote[];
}

/** What is kept, as far as this version can read it. */
export interface KeptVotes extends Counted {
  /** Records that this version cannot read, as they are kept. */
  readonly unreadable: readonly unknown[];
}

/** A vote as it is given; its id says who gave it on what. */
export type NewVote = Omit<Vote, 'id'>;

/** What became of a vote that was given. */
export interface Added {
  /** The one that counts. */
  readonly vote: Vote;
  /** False where there was one on the same answers before, which stays. */
  readonly isNew: boolean;
}

/** The votes on this device. */
export interface VoteStore {
  /**
   * Keeps a vote that is given here, unless one was given here on the same item of the run: in another
   * tab, or just before the browser was killed. It is blind only where what is kept of runs says so, too
   * (`isBlindVote`). All of this is looked at and kept in one step.
   *
   * @param shows ids of the runs whose names are shown once the vote is kept, which is noted with it
   */
  add(vote: NewVote, shows: readonly string[]): Promise<Outcome<Added, StoreFailure>>;
  /**
   * Keeps votes of a file: all of them or, where one could not be kept, none. What is here under one of
   * their ids, readable or not, stays as it is.
   *
   * @returns how many were kept
   */
  addAll(votes: Counted): Promise<Outcome<number, StoreFailure>>;
  /** Takes back what was given here on an item of a run, also what was set aside. */
  remove(vote: Pick<Vote, 'id' | 'runId' | 'item'>): Promise<Outcome<void, StoreFailure>>;
  /** Removes what is kept under these ids, whoever gave it, and whether or not it can be read. */
  discard(ids: readonly string[]): Promise<Outcome<void, StoreFailure>>;
  /** Removes every one, also those that cannot be read. */
  clear(): Promise<Outcome<void, StoreFailure>>;
  /** In the order of their ids. */
  all(): Promise<Outcome<KeptVotes, StoreFailure>>;
  /** All on a run, whoever gave them. */
  on(runId: string): Promise<Outcome<KeptVotes, StoreFailure>>;
  /** The votes on a run that were given here and count: a vote of another device is not this person's to take back. */
  own(runId: string): Promise<Outcome<readonly Vote[], StoreFailure>>;
}
