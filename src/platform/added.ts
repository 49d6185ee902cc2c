import type { AddedEntry } from '../core/added/entry';
import type { AddedStore } from '../core/added/added-store';
import type { Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import { changeRecords } from '../database/all-or-nothing';
import type { DatabaseConnection } from '../database/open';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/** The entries that a person has added, in the page's own connection: a worker's would be cut off with the page. */
export class DatabaseAdded implements AddedStore {
  constructor(readonly connection: DatabaseConnection) {}

  list(): Result<readonly unknown[]> {
    return this.connection.use((database) => database.getAll('added'));
  }

  put(entry: AddedEntry): Result<void> {
    return changeRecords(this.connection, 'added', [entry], (store, one) => store.put(one));
  }

  remove(ids: readonly string[]): Result<void> {
    return changeRecords(this.connection, 'added', ids, (store, id) => store.delete(id));
  }
}
