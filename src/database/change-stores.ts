import type { IDBPTransaction, StoreNames } from 'idb';
import type { Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import { allOrNothing } from './all-or-nothing';
import type { DatabaseConnection } from './open';
import type { PlaygroundSchema } from './schema';

/**
 * Changes stores by what is read of them in the same transaction: all of it is done, or nothing.
 *
 * @param changed those that are not read alone
 */
export function changeStores<Names extends StoreNames<PlaygroundSchema>[], Value>(
  connection: DatabaseConnection,
  names: Names,
  work: (transaction: IDBPTransaction<PlaygroundSchema, Names, 'readwrite'>) => Promise<Value>,
  changed: readonly Names[number][] = names,
): Promise<Outcome<Value, StoreFailure>> {
  return connection.change(changed, (database) => {
    const transaction = database.transaction(names, 'readwrite');
    return allOrNothing(transaction, async () => {
      const value = await work(transaction);
      // Without the explicit commit, a page that closes now would take the write with it.
      transaction.commit();
      return value;
    });
  });
}
