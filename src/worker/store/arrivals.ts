/** What has come of files whose parts are cut here: kept together with the note of it. */
import { failed, success, type Outcome } from '../../core/outcome';
import type { Chunk, RemoteFile } from '../../core/store/discovery';
import { needing, type StoreFailure } from '../../core/store/failures';
import type { DatabaseConnection } from '../../database/open';
import type { ArrivedFile, DownloadRecord } from '../../database/schema';
import { allOrNothing } from './all-or-nothing';

type Arrived = NonNullable<DownloadRecord['arrived']>;

/**
 * Begins a download or goes on with it: notes its files and tells which beginnings of them can be
 * gone on with. What belongs to other files is forgotten, and swept with the next model.
 */
export async function beginArrivals(
  connection: DatabaseConnection,
  modelId: string,
  files: readonly RemoteFile[],
  totalBytes: number,
): Promise<Outcome<Arrived, StoreFailure>> {
  return connection.use(async (database) => {
    const transaction = database.transaction('downloads', 'readwrite', { durability: 'strict' });
    const before = (await transaction.store.get(modelId))?.arrived ?? {};
    const arrived = Object.fromEntries(
      files.map((file) => [file.path, goingOn(before[file.path], file)]),
    );
    await transaction.store.put(recordOf(modelId, totalBytes, arrived));
    await transaction.done;
    return arrived;
  });
}

function goingOn(before: ArrivedFile | undefined, file: RemoteFile): ArrivedFile {
  const { address, sizeBytes, expected } = file;
  const anew = { address, sizeBytes, expected, chunks: [], isWhole: false };
  if (before === undefined || !(before.isWhole || file.resumable)) return anew;
  const identity = (of: Pick<ArrivedFile, 'address' | 'sizeBytes' | 'expected'>): string =>
    JSON.stringify([of.address, of.sizeBytes, Object.entries(of.expected).toSorted()]);
  return identity(before) === identity(file) ? before : anew;
}

function recordOf(id: string, totalBytes: number | null, arrived: Arrived): DownloadRecord {
  const hashes = Object.values(arrived).flatMap(({ chunks }) => chunks.map(({ sha256 }) => sha256));
  return { id, totalBytes, arrived, partHashes: [...new Set(hashes)] };
}

/**
 * Notes the chunks of a file, and keeps the bytes of the last one in the same step: what is noted is
 * here, and what is here is noted. A download that was given up meanwhile fails as `aborted`.
 */
export async function noteArrival(
  connection: DatabaseConnection,
  place: { readonly modelId: string; readonly path: string },
  noted: { readonly chunks: readonly Chunk[]; readonly isWhole: boolean },
  bytes?: Blob,
): Promise<Outcome<void, StoreFailure>> {
  const outcome = await allOrNothing(connection, async (change) => {
    const record = await change.objectStore('downloads').get(place.modelId);
    const file = record?.arrived?.[place.path];
    if (!record || !file) return failed({ kind: 'aborted' } as const);
    const last = noted.chunks.at(-1);
    if (bytes && last) await change.objectStore('parts').put(bytes, last.sha256);
    const arrived = { ...record.arrived, [place.path]: { ...file, ...noted } };
    await change.objectStore('downloads').put(recordOf(record.id, record.totalBytes, arrived));
    return success(undefined);
  });
  if (!outcome.ok) return needing(outcome, bytes?.size ?? 0);
  return outcome.value;
}
