import type { Outcome } from '../core/outcome';
import type { Prompt } from '../core/prompts/prompt';
import type { PromptStore } from '../core/prompts/prompt-store';
import type { StoreFailure } from '../core/store/failures';
import type { Database, DatabaseConnection } from '../database/open';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/** The prompts of this device in the page's own connection: a worker's would be cut off with the page. */
export class DatabasePrompts implements PromptStore {
  constructor(readonly connection: DatabaseConnection) {}

  list(): Result<readonly unknown[]> {
    return this.connection.use((database) => database.getAll('prompts'));
  }

  put(prompts: readonly Prompt[]): Result<void> {
    return this.#change(prompts, (store, prompt) => store.put(prompt));
  }

  remove(ids: readonly string[]): Result<void> {
    return this.#change(ids, (store, id) => store.delete(id));
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
  return database.transaction('prompts', 'readwrite');
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
