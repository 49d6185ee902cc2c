import { keptBallots } from '../core/rating/kept-ballots';
import { success, type Outcome } from '../core/outcome';
import type { Ballot } from '../core/rating/ballot';
import type { BallotStore, KeptBallots } from '../core/rating/ballot-store';
import type { StoreFailure } from '../core/store/failures';
import type { Database, DatabaseConnection } from '../database/open';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/** The votes in the page's own connection: a worker's last write would end with the page. */
export class DatabaseBallots implements BallotStore {
  constructor(readonly connection: DatabaseConnection) {}

  add(ballot: Ballot): Result<void> {
    return this.addAll([ballot]);
  }

  addAll(ballots: readonly Ballot[]): Result<void> {
    return this.#change(ballots, (store, ballot) => store.put(ballot));
  }

  remove(id: string): Result<void> {
    return this.#change([id], (store) => store.delete(id));
  }

  clear(): Result<void> {
    return this.#change(['all'], (store) => store.clear());
  }

  async all(): Result<KeptBallots> {
    const records = await this.connection.use((database) => database.getAll('ballots'));
    return records.ok ? success(keptBallots(records.value)) : records;
  }

  #change<Item>(
    items: readonly Item[],
    request: (store: Writing['store'], item: Item) => Promise<unknown>,
  ): Result<void> {
    return this.connection.use(async (database) => {
      const transaction = writing(database);
      try {
        // The end of the transaction tells what became of them all.
        for (const item of items) request(transaction.store, item).catch(() => undefined);
        // Without the explicit commit, a page that closes now would take the write with it.
        transaction.commit();
        await transaction.done;
      } catch (error) {
        await takenBack(transaction);
        throw error;
      }
    });
  }
}

type Writing = ReturnType<typeof writing>;

function writing(database: Database) {
  return database.transaction('ballots', 'readwrite');
}

/** Takes back what was asked for before the one that failed, where that has not happened by itself. */
async function takenBack(transaction: Writing): Promise<void> {
  try {
    transaction.abort();
  } catch {
    // It has ended.
  }
  await transaction.done.catch(() => undefined);
}
