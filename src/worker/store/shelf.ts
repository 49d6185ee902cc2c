import type { IDBPTransaction } from 'idb';
import type { ModelFile } from '../../core/catalogue/files';
import { totalBytes } from '../../core/catalogue/files';
import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { StoredModel } from '../../core/store/model-store';
import { databaseFailure } from '../../database/failure';
import type { DatabaseConnection } from '../../database/open';
import type { ModelRecord, PlaygroundSchema } from '../../database/schema';

const allStores = ['models', 'downloads', 'parts'] as const;

type WholeTransaction = IDBPTransaction<PlaygroundSchema, typeof allStores, 'readwrite'>;

/**
 * Parts and manifests in the database. Nothing unrelated is awaited inside a transaction (it would
 * end by itself), and every write is strict: it counts once it is on the disk, not in a buffer.
 */
export class Shelf {
  constructor(readonly connection: DatabaseConnection) {}

  async models(): Promise<Outcome<readonly StoredModel[], StoreFailure>> {
    const records = await this.connection.use((database) => database.getAll('models'));
    return records.ok ? success(records.value.map(storedModel)) : records;
  }

  model(modelId: string): Promise<Outcome<ModelRecord | undefined, StoreFailure>> {
    return this.connection.use((database) => database.get('models', modelId));
  }

  /** SHA-256 of every part that is here, whole models' or not. */
  async partHashes(): Promise<Outcome<ReadonlySet<string>, StoreFailure>> {
    const keys = await this.connection.use((database) => database.getAllKeys('parts'));
    return keys.ok ? success(new Set(keys.value)) : keys;
  }

  part(sha256: string): Promise<Outcome<Blob | undefined, StoreFailure>> {
    return this.connection.use((database) => database.get('parts', sha256));
  }

  /** Keeps a part whose bytes have been hashed as `sha256`. */
  async keepPart(sha256: string, bytes: Blob): Promise<Outcome<void, StoreFailure>> {
    const kept = await this.connection.use(async (database) => {
      try {
        const transaction = database.transaction('parts', 'readwrite', { durability: 'strict' });
        await Promise.all([transaction.store.put(bytes, sha256), transaction.done]);
        return success(undefined);
      } catch (error) {
        return failed(await databaseFailure(error, bytes.size));
      }
    });
    return kept.ok ? kept.value : kept;
  }

  /** Notes which parts a download is about to bring, so that they are not taken for leftovers. */
  beginDownload(id: string, partHashes: readonly string[]): Promise<Outcome<void, StoreFailure>> {
    return this.connection.use(async (database) => {
      await database.put('downloads', { id, partHashes });
    });
  }

  /**
   * Makes a model exist: its manifest is written if, in the same transaction, every part is there.
   * A part that went missing meanwhile (another tab removed it) makes it fail as `not-here`.
   */
  async commit(
    id: string,
    files: readonly ModelFile[],
    committedAtMs: number,
  ): Promise<Outcome<StoredModel, StoreFailure>> {
    const record: ModelRecord = { id, files, committedAtMs };
    const committed = await this.connection.use(async (database) => {
      const transaction = database.transaction(allStores, 'readwrite', { durability: 'strict' });
      const counts = await Promise.all(
        hashesOf([record]).map((hash) => transaction.objectStore('parts').count(hash)),
      );
      const whole = counts.every((count) => count === 1);
      if (whole) {
        await transaction.objectStore('models').put(record);
        await transaction.objectStore('downloads').delete(id);
        await sweep(transaction);
      }
      await transaction.done;
      return whole;
    });
    if (!committed.ok) return committed;
    return committed.value
      ? success(storedModel(record))
      : failed({ kind: 'not-here', modelId: id });
  }

  /** Takes a model away, with the parts that no other model or download needs. */
  remove(modelId: string): Promise<Outcome<void, StoreFailure>> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction(allStores, 'readwrite', { durability: 'strict' });
      await transaction.objectStore('models').delete(modelId);
      await transaction.objectStore('downloads').delete(modelId);
      await sweep(transaction);
      await transaction.done;
    });
  }
}

/** Deletes the parts that no model and no download needs any more. */
async function sweep(transaction: WholeTransaction): Promise<void> {
  const models = await transaction.objectStore('models').getAll();
  const downloads = await transaction.objectStore('downloads').getAll();
  const underWay = downloads.flatMap((download) => download.partHashes);
  const needed = new Set([...hashesOf(models), ...underWay]);
  const parts = transaction.objectStore('parts');
  for (const hash of await parts.getAllKeys()) {
    if (!needed.has(hash)) await parts.delete(hash);
  }
}

function hashesOf(models: readonly ModelRecord[]): readonly string[] {
  const parts = models.flatMap((model) => model.files.flatMap((file) => file.parts));
  return [...new Set(parts.map((part) => part.sha256))];
}

export function storedModel(record: ModelRecord): StoredModel {
  return {
    id: record.id,
    files: record.files,
    sizeBytes: totalBytes(record.files),
    committedAtMs: record.committedAtMs,
  };
}
