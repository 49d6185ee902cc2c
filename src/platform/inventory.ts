import type { Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import type { Found } from '../core/store/inventory';
import { allOrNothing } from '../database/all-or-nothing';
import type { DatabaseConnection } from '../database/open';

const idKey = 'database id';

/** Counts what is in the database, and tells it from others that had or will have its name. */
export function countKept(connection: DatabaseConnection): Promise<Outcome<Found, StoreFailure>> {
  return connection.use((database) => {
    const names = ['workspaces', 'prompts', 'runs', 'ballots', 'models'] as const;
    const transaction = database.transaction(names, 'readwrite');
    return allOrNothing(transaction, async () => {
      const workspaces = transaction.objectStore('workspaces');
      const kept: unknown = await workspaces.get(idKey);
      const databaseId = typeof kept === 'string' ? kept : crypto.randomUUID();
      if (kept !== databaseId) await workspaces.put(databaseId, idKey);
      const [prompts, runs, votes, models] = await Promise.all(
        (['prompts', 'runs', 'ballots', 'models'] as const).map((name) =>
          transaction.objectStore(name).count(),
        ),
      );
      const counts = {
        prompts: prompts ?? 0,
        runs: runs ?? 0,
        votes: votes ?? 0,
        models: models ?? 0,
      };
      return { databaseId, counts };
    });
  });
}
