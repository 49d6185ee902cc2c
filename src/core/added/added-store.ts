import type { Outcome } from '../outcome';
import type { StoreFailure } from '../store/failures';
import type { AddedEntry } from './entry';

/** Where the entries are kept that a person has added. */
export interface AddedStore {
  /** What is kept is not trusted: another version may have written it. */
  list(): Promise<Outcome<readonly unknown[], StoreFailure>>;
  /** Keeps the entry, in place of one with the same id. */
  put(entry: AddedEntry): Promise<Outcome<void, StoreFailure>>;
  /** Removes all of them or none, whatever is kept under their ids. */
  remove(ids: readonly string[]): Promise<Outcome<void, StoreFailure>>;
}
