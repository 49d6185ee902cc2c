import type { Outcome } from '../core/outcome';
import { mayReplace, type DraftStore, type KeptDraft } from '../core/prompts/draft';
import type { StoreFailure } from '../core/store/failures';
import { changeStores } from '../database/change-stores';
import type { DatabaseConnection } from '../database/open';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/** What the keys of drafts begin with: the screen's own records are beside them. */
const prefix = 'draft of prompt ';

const workspaces: 'workspaces'[] = ['workspaces'];

/** Drafts of the Prompts screen, beside what the Compare screen keeps for the next visit. */
export class DatabaseDrafts implements DraftStore {
  constructor(readonly connection: DatabaseConnection) {}

  list(): Result<readonly unknown[]> {
    const keys = IDBKeyRange.bound(prefix, `${prefix}\uFFFF`);
    return this.connection.use((database) => database.getAll('workspaces', keys));
  }

  put(draft: KeptDraft, known: KeptDraft | undefined): Result<boolean> {
    return changeStores(this.connection, workspaces, async (change) => {
      const store = change.objectStore('workspaces');
      const key = prefix + draft.id;
      const isFree = mayReplace(await store.get(key), known);
      if (isFree) await store.put(draft, key);
      return isFree;
    });
  }

  remove(known: KeptDraft): Result<void> {
    return changeStores(this.connection, workspaces, async (change) => {
      const store = change.objectStore('workspaces');
      const key = prefix + known.id;
      if (mayReplace(await store.get(key), known)) await store.delete(key);
    });
  }
}
