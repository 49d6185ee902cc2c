import type { IDBPObjectStore, StoreNames } from 'idb';
import type { Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import type { DatabaseConnection } from './open';
import { requestsDone } from './requests-done';
import type { PlaygroundSchema } from './schema';

interface Change {
  readonly done: Promise<void>;
  abort(): void;
}

/**
 * Does the work and waits for the end of its transaction: all of it is on the disk then, or nothing.
 *
 * @throws what the work or the transaction throws, once what was asked before is taken back
 */
export async function allOrNothing<Value>(
  change: Change,
  work: () => Value | Promise<Value>,
): Promise<Value> {
  try {
    const value = await work();
    await change.done;
    return value;
  } catch (error) {
    // What was asked before the failure would be committed, were it not for this.
    takeBack(change);
    await change.done.catch(() => undefined);
    throw error;
  }
}

function takeBack(change: Change): void {
  try {
    change.abort();
  } catch {
    // The failure has ended it.
  }
}

/** A store in a transaction that changes several. */
export type StoreIn<
  Names extends StoreNames<PlaygroundSchema>[],
  Name extends Names[number],
> = IDBPObjectStore<PlaygroundSchema, Names, Name, 'readwrite'>;

/** Stores of the page's own connection: a worker's last write would end with the page. */
type PageStore = 'workspaces' | 'prompts' | 'ballots' | 'added';

/** Asks a store for one change an item: all of them are made, or none. */
export function changeRecords<Name extends PageStore, Item>(
  connection: DatabaseConnection,
  name: Name,
  items: readonly Item[],
  request: (
    store: IDBPObjectStore<PlaygroundSchema, [Name], Name, 'readwrite'>,
    item: Item,
  ) => Promise<unknown>,
): Promise<Outcome<void, StoreFailure>> {
  return connection.change([name], (database) => {
    const transaction = database.transaction(name, 'readwrite');
    return allOrNothing(transaction, async () => {
      const requests = items.map((item) => {
        const requested = request(transaction.store, item);
        // Where a later one cannot be made, nobody waits for it.
        requested.catch(() => undefined);
        return requested;
      });
      // Without the explicit commit, a page that closes now would take the write with it.
      transaction.commit();
      // In Firefox a full disk is told by the request alone.
      await requestsDone(requests, (requested) => requested, transaction.done);
    });
  });
}
