import type { Workspace, WorkspaceStore } from '../core/comparison/workspace';
import type { Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import { changeRecords } from '../database/all-or-nothing';
import type { DatabaseConnection } from '../database/open';

const key = 'compare';
/** What this version could not read. */
const asideKey = 'compare, put aside';

/** The workspace in the page's own connection: a worker's would be cut off with the page. */
export class DatabaseWorkspace implements WorkspaceStore {
  constructor(readonly connection: DatabaseConnection) {}

  load(): Promise<Outcome<unknown, StoreFailure>> {
    return this.connection.use((database) => database.get('workspaces', key));
  }

  save(workspace: Workspace): Promise<Outcome<void, StoreFailure>> {
    return this.#put(workspace, key);
  }

  putAside(kept: unknown): Promise<Outcome<void, StoreFailure>> {
    return this.#put(kept, asideKey);
  }

  reopen(): Promise<Outcome<void, StoreFailure>> {
    return this.connection.reopen();
  }

  #put(value: unknown, at: string): Promise<Outcome<void, StoreFailure>> {
    return changeRecords(this.connection, 'workspaces', [value], (store, item) =>
      store.put(item, at),
    );
  }
}
