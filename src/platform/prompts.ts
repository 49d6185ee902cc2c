import type { Outcome } from '../core/outcome';
import type { Prompt } from '../core/prompts/prompt';
import type { PromptStore } from '../core/prompts/prompt-store';
import type { StoreFailure } from '../core/store/failures';
import { changeRecords } from '../database/all-or-nothing';
import type { DatabaseConnection } from '../database/open';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/** The prompts of this device in the page's own connection: a worker's would be cut off with the page. */
export class DatabasePrompts implements PromptStore {
  constructor(readonly connection: DatabaseConnection) {}

  list(): Result<readonly unknown[]> {
    return this.connection.use((database) => database.getAll('prompts'));
  }

  put(prompts: readonly Prompt[]): Result<void> {
    return changeRecords(this.connection, 'prompts', prompts, (store, prompt) => store.put(prompt));
  }

  remove(ids: readonly string[]): Result<void> {
    return changeRecords(this.connection, 'prompts', ids, (store, id) => store.delete(id));
  }
}
