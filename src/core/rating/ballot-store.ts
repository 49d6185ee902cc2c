import type { Outcome } from '../outcome';
import type { StoreFailure } from '../store/failures';
import type { Ballot } from './ballot';

/** What is kept, as far as this version can read it. */
export interface KeptBallots {
  readonly ballots: readonly Ballot[];
  /** Records that another version of the page wrote in a form that this one does not know. */
  readonly unreadable: number;
}

/** The votes on this device. */
export interface BallotStore {
  /** One with the same id takes its place. */
  add(ballot: Ballot): Promise<Outcome<void, StoreFailure>>;
  /** All of them or, where one could not be kept, none. */
  addAll(ballots: readonly Ballot[]): Promise<Outcome<void, StoreFailure>>;
  /** Nothing happens where there is none with this id. */
  remove(id: string): Promise<Outcome<void, StoreFailure>>;
  /** Removes every one, also those that cannot be read. */
  clear(): Promise<Outcome<void, StoreFailure>>;
  /** In the order of their ids. */
  all(): Promise<Outcome<KeptBallots, StoreFailure>>;
}
