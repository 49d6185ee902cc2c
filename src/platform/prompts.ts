import type { Outcome } from '../core/outcome';
import type { Prompt } from '../core/prompts/prompt';
import { replaced, type PromptStore, type Replaced } from '../core/prompts/prompt-store';
import type { StoreFailure } from '../core/store/failures';
import { changeRecords, type StoreIn } from '../database/all-or-nothing';
import { changeStores } from '../database/change-stores';
import type { DatabaseConnection } from '../database/open';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

const all: 'prompts'[] = ['prompts'];

/** The prompts of this device in the page's own connection: a worker's would be cut off with the page. */
export class DatabasePrompts implements PromptStore {
  constructor(readonly connection: DatabaseConnection) {}

  list(): Result<readonly unknown[]> {
    return this.connection.use((database) => database.getAll('prompts'));
  }

  put(prompts: readonly Prompt[]): Result<void> {
    return changeRecords(this.connection, 'prompts', prompts, (store, prompt) => store.put(prompt));
  }

  add(prompts: readonly Prompt[]): Result<void> {
    return this.#change(async (store) => {
      const here = new Set(await store.getAllKeys());
      for (const prompt of prompts) if (!here.has(prompt.id)) await store.put(prompt);
    });
  }

  replace(prompt: Prompt, before: Prompt | undefined): Result<Replaced> {
    return this.#change(async (store) => {
      const outcome = replaced(await store.get(prompt.id), before);
      if (outcome === 'kept') await store.put(prompt);
      return outcome;
    });
  }

  removeKnown(prompts: readonly Prompt[]): Result<readonly string[]> {
    return this.#change(async (store) => {
      const changed: string[] = [];
      for (const prompt of prompts) {
        const outcome = replaced(await store.get(prompt.id), prompt);
        if (outcome === 'changed-meanwhile') changed.push(prompt.id);
      }
      if (changed.length === 0) for (const { id } of prompts) await store.delete(id);
      return changed;
    });
  }

  remove(ids: readonly string[]): Result<void> {
    return changeRecords(this.connection, 'prompts', ids, (store, id) => store.delete(id));
  }

  #change<Value>(work: (store: StoreIn<typeof all, 'prompts'>) => Promise<Value>): Result<Value> {
    return changeStores(this.connection, all, (change) => work(change.objectStore('prompts')));
  }
}
