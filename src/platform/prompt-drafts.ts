import type { Outcome } from '../core/outcome';
import type { DraftStore, KeptDraft } from '../core/prompts/draft';
import type { StoreFailure } from '../core/store/failures';
import { changeRecords } from '../database/all-or-nothing';
import type { DatabaseConnection } from '../database/open';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/** What the keys of drafts begin with: the screen's own records are beside them. */
const prefix = 'draft of prompt ';

/** Drafts of the Prompts screen, beside what the Compare screen keeps for the next visit. */
export class DatabaseDrafts implements DraftStore {
  constructor(readonly connection: DatabaseConnection) {}

  list(): Result<readonly unknown[]> {
    const keys = IDBKeyRange.bound(prefix, `${prefix}\uFFFF`);
    return this.connection.use((database) => database.getAll('workspaces', keys));
  }

  put(draft: KeptDraft): Result<void> {
    return changeRecords(this.connection, 'workspaces', [draft], (store, item) =>
      store.put(item, prefix + item.id),
    );
  }

  remove(id: string): Result<void> {
    return changeRecords(this.connection, 'workspaces', [id], (store, item) =>
      store.delete(prefix + item),
    );
  }
}
