import type { Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import type { Found } from '../core/store/inventory';
import { allOrNothing } from '../database/all-or-nothing';
import type { Database, DatabaseConnection } from '../database/open';

const idKey = 'database id';

/** Counts what is in the database, and tells it from others that had or will have its name. */
export function countKept(connection: DatabaseConnection): Promise<Outcome<Found, StoreFailure>> {
  return connection.use(async (database) => {
    const kept: unknown = await database.get('workspaces', idKey);
    const databaseId = typeof kept === 'string' ? kept : await drawId(database);
    // The transaction only reads: what is kept meanwhile, as parts of models are, does not wait for it.
    const transaction = database.transaction(['prompts', 'runs', 'ballots', 'models', 'added']);
    const [prompts, runs, votes, models, added] = await Promise.all([
      transaction.objectStore('prompts').count(),
      transaction.objectStore('runs').count(),
      transaction.objectStore('ballots').count(),
      transaction.objectStore('models').count(),
      transaction.objectStore('added').count(),
    ]);
    return { databaseId, counts: { prompts, runs, votes, models, added } };
  });
}

/** Made once, and the same for tabs that ask at the same time. */
function drawId(database: Database): Promise<string> {
  const transaction = database.transaction('workspaces', 'readwrite');
  return allOrNothing(transaction, async () => {
    const made: unknown = await transaction.store.get(idKey);
    if (typeof made === 'string') return made;
    const drawn = crypto.randomUUID();
    await transaction.store.put(drawn, idKey);
    return drawn;
  });
}
