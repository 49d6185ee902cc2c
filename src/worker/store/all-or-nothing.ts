import type { IDBPTransaction } from 'idb';
import type { Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import { allOrNothing as allOrNothingIn } from '../../database/all-or-nothing';
import type { DatabaseConnection } from '../../database/open';
import type { PlaygroundSchema } from '../../database/schema';
import { textsIn, type ModelRecord } from '../../core/store/kept-models';

const stores = ['models', 'downloads', 'parts'] as const;

export type RepositoryChange = IDBPTransaction<PlaygroundSchema, typeof stores, 'readwrite'>;

/**
 * Changes models, downloads and parts together: all of it, on the disk, or nothing. `work` awaits
 * nothing but the transaction, which would end by itself otherwise.
 */
export function allOrNothing<Value>(
  connection: DatabaseConnection,
  work: (change: RepositoryChange) => Promise<Value>,
): Promise<Outcome<Value, StoreFailure>> {
  return connection.use((database) => {
    const change = database.transaction(stores, 'readwrite', { durability: 'strict' });
    return allOrNothingIn(change, () => work(change));
  });
}

/**
 * Deletes the parts that no model and no download needs any more; those of unreadable records are needed.
 *
 * @param hashes the parts that may have to go; absent: all
 */
export async function sweep(change: RepositoryChange, hashes?: readonly string[]): Promise<void> {
  const models = await change.objectStore('models').getAll();
  const downloads = await change.objectStore('downloads').getAll();
  const needed = new Set([...models, ...downloads].flatMap(textsIn));
  const parts = change.objectStore('parts');
  for (const hash of hashes ?? (await parts.getAllKeys())) {
    if (!needed.has(hash)) await parts.delete(hash);
  }
}

export function hashesOf(models: readonly ModelRecord[]): readonly string[] {
  const parts = models.flatMap((model) => model.files.flatMap((file) => file.parts));
  return [...new Set(parts.map((part) => part.sha256))];
}
