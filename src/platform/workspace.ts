import type { Workspace, WorkspaceStore } from '../core/comparison/workspace';
import type { DatabaseConnection } from '../database/open';

const key = 'compare';

/** The workspace in the page's own connection: a worker's would be cut off with the page. */
export class DatabaseWorkspace implements WorkspaceStore {
  constructor(readonly connection: DatabaseConnection) {}

  async load(): Promise<unknown> {
    const loaded = await this.connection.use((database) => database.get('workspaces', key));
    return loaded.ok ? loaded.value : undefined;
  }

  async save(workspace: Workspace): Promise<void> {
    await this.connection.use(async (database) => {
      const transaction = database.transaction('workspaces', 'readwrite');
      const put = transaction.store.put(workspace, key);
      // Without the explicit commit, a page that closes now would take the write with it.
      transaction.commit();
      await put;
    });
  }
}
