import { totalBytes } from '../../core/catalogue/files';
import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import {
  readDownloadRecord,
  readModelRecord,
  type DownloadRecord,
  type ModelRecord,
} from '../../core/store/kept-models';
import type {
  StorageUse,
  StoredModel,
  UnfinishedDownload,
  UnreadableRecords,
} from '../../core/store/model-store';
import { isSuperseded } from '../../core/store/superseded';
import { storageUse } from '../../core/store/usage';
import { databaseFailure } from '../../database/failure';
import type { DatabaseConnection } from '../../database/open';
import { allOrNothing, hashesOf, sweep } from './all-or-nothing';
import { importedModelId } from './packs/import-record';
import { Scratch } from './scratch';

/**
 * Parts and manifests in the database. Nothing unrelated is awaited inside a transaction (it would
 * end by itself), and every write is strict: it counts once it is on the disk, not in a buffer.
 */
export class ModelRepository {
  /** Where parts wait for the database. */
  readonly scratch = new Scratch(async (sha256) => {
    const part = await this.part(sha256);
    return part.ok ? part.value : undefined;
  });

  constructor(readonly connection: DatabaseConnection) {}

  async models(): Promise<Outcome<readonly StoredModel[], StoreFailure>> {
    const records = await this.connection.use((database) => database.getAll('models'));
    if (!records.ok) return records;
    const readable = records.value.flatMap((record) => readModelRecord(record) ?? []);
    return success(readable.map(storedModel));
  }

  async unreadable(): Promise<Outcome<UnreadableRecords, StoreFailure>> {
    return this.connection.use(async (database) => {
      const models = await database.getAll('models');
      const downloads = await database.getAll('downloads');
      return {
        models: models.filter((record) => !readModelRecord(record)),
        // What imports have left is taken away by itself.
        downloads: downloads.filter(
          (record) => !readDownloadRecord(record) && importedModelId(record.id) === undefined,
        ),
      };
    });
  }

  /** Undefined where it is not here, or cannot be read. */
  model(modelId: string): Promise<Outcome<ModelRecord | undefined, StoreFailure>> {
    return this.connection.use(async (database) =>
      readModelRecord(await database.get('models', modelId)),
    );
  }

  /** Undefined where none is unfinished, or it cannot be read. */
  download(modelId: string): Promise<Outcome<DownloadRecord | undefined, StoreFailure>> {
    return this.connection.use(async (database) =>
      readDownloadRecord(await database.get('downloads', modelId)),
    );
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

  /**
   * Sizes of the parts that are here of those, by hash. For what a record tells the size of it need
   * not be asked: each part is a file that the browser has to look up.
   */
  #sizesOf(hashes: readonly string[]): Promise<Outcome<ReadonlyMap<string, number>, StoreFailure>> {
    return this.connection.use(async (database) => {
      const { store } = database.transaction('parts');
      const blobs = await Promise.all(hashes.map((hash) => store.get(hash)));
      return new Map(hashes.map((hash, index) => [hash, blobs[index]?.size ?? 0]));
    });
  }

  async usage(): Promise<Outcome<StorageUse, StoreFailure>> {
    const models = await this.models();
    if (!models.ok) return models;
    const here = await this.partHashes();
    if (!here.ok) return here;
    const files = models.value.map((model) => model.files);
    const listed = new Set(files.flat().flatMap(({ parts }) => parts.map(({ sha256 }) => sha256)));
    const others = await this.#sizesOf([...here.value].filter((hash) => !listed.has(hash)));
    return others.ok ? success(storageUse(files, others.value)) : others;
  }

  async unfinished(): Promise<Outcome<readonly UnfinishedDownload[], StoreFailure>> {
    const begun = await this.begun();
    return begun.ok
      ? success(begun.value.filter(({ id }) => importedModelId(id) === undefined))
      : begun;
  }

  /** All that is not whole: downloads, and what imports have noted under the ids of their records. */
  async begun(): Promise<Outcome<readonly UnfinishedDownload[], StoreFailure>> {
    const records = await this.connection.use((database) => database.getAll('downloads'));
    if (!records.ok) return records;
    const downloads = records.value.flatMap((record) => readDownloadRecord(record) ?? []);
    const parts = await this.#sizesOf(downloads.flatMap(({ partHashes }) => partHashes));
    if (!parts.ok) return parts;
    const arrived = (hashes: readonly string[]): number =>
      hashes.reduce((sum, hash) => sum + (parts.value.get(hash) ?? 0), 0);
    return success(
      downloads.map(({ id, partHashes, totalBytes, commit }) => {
        const doneBytes = arrived(partHashes);
        // The sum lacks files whose sizes nobody had said.
        const wholeBytes = totalBytes && Math.max(totalBytes, doneBytes);
        return { id, ...(commit !== undefined && { commit }), doneBytes, totalBytes: wholeBytes };
      }),
    );
  }

  /**
   * Notes which parts a download is about to bring, so that they are not taken for leftovers.
   *
   * @returns SHA-256 of every part that is here: from now on nobody takes those of this download away
   */
  beginDownload(record: DownloadRecord): Promise<Outcome<ReadonlySet<string>, StoreFailure>> {
    return allOrNothing(this.connection, async (change) => {
      await change.objectStore('downloads').put(record);
      return new Set(await change.objectStore('parts').getAllKeys());
    });
  }

  /** Gives a download up, with the parts that nothing else needs. */
  discard(modelId: string): Promise<Outcome<void, StoreFailure>> {
    return allOrNothing(this.connection, async (change) => {
      await change.objectStore('downloads').delete(modelId);
      await sweep(change);
    });
  }

  /** Changes what is noted of a model, if it is here. */
  note(
    modelId: string,
    change: Partial<Pick<ModelRecord, 'usedAtMs' | 'verifiedAtMs'>>,
  ): Promise<Outcome<void, StoreFailure>> {
    return this.connection.use(async (database) => {
      const transaction = database.transaction('models', 'readwrite');
      const record = await transaction.store.get(modelId);
      if (record) await transaction.store.put({ ...record, ...change });
      await transaction.done;
    });
  }

  /**
   * Makes a model exist: its manifest is written if, in the same transaction, every part is there. A
   * part that went missing meanwhile (another tab removed it) makes it fail as `not-here`.
   *
   * @param by what did not come by its download leaves that alone, which may be on the way to another
   *   version, unless it has nothing more to bring. A repair changes the model that it began with, and
   *   brings none back that was taken away meanwhile.
   */
  async commit(
    record: ModelRecord,
    by: 'download' | 'import' | 'repair',
  ): Promise<Outcome<StoredModel, StoreFailure>> {
    const { id } = record;
    const committed = await allOrNothing(this.connection, async (change) => {
      const models = change.objectStore('models');
      const current = readModelRecord(await models.get(id));
      const isGone = by === 'repair' && current?.committedAtMs !== record.committedAtMs;
      const hashes = hashesOf([record]);
      const counts = await Promise.all(
        hashes.map((hash) => change.objectStore('parts').count(hash)),
      );
      const whole = !isGone && counts.every((count) => count === 1);
      if (whole) {
        await models.put(record);
        const download = readDownloadRecord(await change.objectStore('downloads').get(id));
        const isOver = download !== undefined && isSuperseded(download, record);
        if (by === 'download' || isOver) await change.objectStore('downloads').delete(id);
      }
      await sweep(change);
      return whole;
    });
    if (!committed.ok) return committed;
    return committed.value
      ? success(storedModel(record))
      : failed({ kind: 'not-here', modelId: id });
  }

  /** Takes a model away, with the parts that no other model or download needs. */
  remove(modelId: string): Promise<Outcome<void, StoreFailure>> {
    return allOrNothing(this.connection, async (change) => {
      await change.objectStore('models').delete(modelId);
      await sweep(change);
    });
  }
}

export function storedModel(record: ModelRecord): StoredModel {
  return { ...record, sizeBytes: totalBytes(record.files) };
}
