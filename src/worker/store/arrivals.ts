/** What has come of files whose parts are cut here: kept together with the note of it. */
import { failed, success, type Outcome } from '../../core/outcome';
import type { CutPart, Expected, RemoteFile } from '../../core/store/discovery';
import { needing, type StoreFailure } from '../../core/store/failures';
import {
  readDownloadRecord,
  type ArrivedFile,
  type DownloadRecord,
  type ModelRecord,
} from '../../core/store/kept-models';
import type { DatabaseConnection } from '../../database/open';
import { allOrNothing, sweep } from './all-or-nothing';

type Arrived = NonNullable<DownloadRecord['arrived']>;

/**
 * Tells of each file what there is to go on with: what an earlier attempt has brought, or what the
 * version that is here has of it. Changes nothing.
 *
 * @param kept the version that is here
 */
export async function arrivalsOf(
  connection: DatabaseConnection,
  modelId: string,
  files: readonly RemoteFile[],
  kept: ModelRecord | undefined,
): Promise<Outcome<Arrived, StoreFailure>> {
  const record = await connection.use((database) => database.get('downloads', modelId));
  if (!record.ok) return record;
  const before = readDownloadRecord(record.value)?.arrived ?? {};
  return success(
    Object.fromEntries(
      files.map((file) => {
        const { address, sizeBytes, expected } = file;
        const anew = { address, sizeBytes, expected, chunks: [], isWhole: false };
        return [file.path, goingOn(before[file.path], file) ?? asKept(kept, file) ?? anew];
      }),
    ),
  );
}

/**
 * Begins a download or goes on with it: notes its files with what there is of them. What belongs to
 * other files is forgotten, and swept with the next model.
 */
export async function beginArrivals(
  connection: DatabaseConnection,
  modelId: string,
  arrived: Arrived,
  { totalBytes, commit }: Pick<DownloadRecord, 'totalBytes' | 'commit'>,
): Promise<Outcome<void, StoreFailure>> {
  return allOrNothing(connection, async (change) => {
    await change
      .objectStore('downloads')
      .put(recordOf({ id: modelId, totalBytes, ...(commit !== undefined && { commit }) }, arrived));
  });
}

function goingOn(before: ArrivedFile | undefined, file: RemoteFile): ArrivedFile | undefined {
  if (!before || before.chunks.length === 0) return undefined;
  if (!before.isWhole && !file.resumable) return undefined;
  const isOfSize = file.sizeBytes === null || before.sizeBytes === file.sizeBytes;
  return isOfSize && mayBeSame(before, file)
    ? { ...before, address: file.address, expected: file.expected }
    : undefined;
}

/**
 * Whether what has arrived may be the beginning of the file, of another commit, too: what is published
 * of the whole says it, and where that is of another kind than before, it tells at the end.
 */
function mayBeSame(before: ArrivedFile, { address, expected }: RemoteFile): boolean {
  if (before.expected.check !== expected.check) return expected.check !== 'first-use';
  if (expected.check === 'first-use') return before.address === address;
  const text = (one: Expected): string => JSON.stringify(Object.entries(one).toSorted());
  return text(before.expected) === text(expected);
}

/**
 * The file as the version that is here has it, if it may be the same: where something is published to
 * check it by, that is done as it is taken up; else it has to come from the same address.
 */
function asKept(kept: ModelRecord | undefined, file: RemoteFile): ArrivedFile | undefined {
  const stored = kept?.files.find(({ path }) => path === file.path);
  if (!kept?.model || kept.source !== 'host' || !stored) return undefined;
  const { address, sizeBytes, expected } = file;
  const isLibrary = stored.path === kept.model.library.path;
  const cameFrom =
    (isLibrary ? kept.libraryAddress : undefined) ?? kept.model.files.folder + stored.path;
  const isOther =
    (sizeBytes !== null && sizeBytes !== stored.sizeBytes) ||
    (expected.check === 'first-use' && cameFrom !== address) ||
    (expected.check === 'sha256' && expected.sha256 !== stored.sha256);
  if (isOther) return undefined;
  const chunks = stored.parts.map((part) => ({ sizeBytes: part.sizeBytes, sha256: part.sha256 }));
  return { address, sizeBytes: stored.sizeBytes, expected, chunks, isWhole: true };
}

function recordOf(
  record: Omit<DownloadRecord, 'arrived' | 'partHashes'>,
  arrived: Arrived,
): DownloadRecord {
  const hashes = Object.values(arrived).flatMap(({ chunks }) => chunks.map(({ sha256 }) => sha256));
  return { ...record, arrived, partHashes: [...new Set(hashes)] };
}

/** Notes what a host has said of a file's size; the download is as much larger. */
export async function noteSize(
  connection: DatabaseConnection,
  { modelId, path }: { readonly modelId: string; readonly path: string },
  sizeBytes: number,
): Promise<Outcome<void, StoreFailure>> {
  const outcome = await allOrNothing(connection, async (change) => {
    const record = readDownloadRecord(await change.objectStore('downloads').get(modelId));
    const file = record?.arrived?.[path];
    if (!record || !file) return failed({ kind: 'aborted' } as const);
    const totalBytes = (record.totalBytes ?? 0) + sizeBytes - (file.sizeBytes ?? 0);
    const arrived = { ...record.arrived, [path]: { ...file, sizeBytes } };
    await change.objectStore('downloads').put({ ...record, totalBytes, arrived });
    return success(undefined);
  });
  return outcome.ok ? outcome.value : outcome;
}

/**
 * Notes the parts of a file, and keeps the bytes of the last one in the same step: what is noted is
 * here, and what is here is noted; parts that are noted no longer go. A download that was given up meanwhile fails as `aborted`.
 */
export async function noteArrival(
  connection: DatabaseConnection,
  place: { readonly modelId: string; readonly path: string },
  noted: { readonly chunks: readonly CutPart[]; readonly isWhole: boolean },
  bytes?: Blob,
): Promise<Outcome<void, StoreFailure>> {
  const outcome = await allOrNothing(connection, async (change) => {
    const record = readDownloadRecord(await change.objectStore('downloads').get(place.modelId));
    const file = record?.arrived?.[place.path];
    if (!record || !file) return failed({ kind: 'aborted' } as const);
    const last = noted.chunks.at(-1);
    if (bytes && last) await change.objectStore('parts').put(bytes, last.sha256);
    const arrived = { ...record.arrived, [place.path]: { ...file, ...noted } };
    await change.objectStore('downloads').put(recordOf(record, arrived));
    // A tail that has grown, or what another version of the file had.
    const stay = new Set(noted.chunks.map(({ sha256 }) => sha256));
    const gone = file.chunks.flatMap(({ sha256 }) => (stay.has(sha256) ? [] : [sha256]));
    if (gone.length > 0) await sweep(change, gone);
    return success(undefined);
  });
  if (!outcome.ok) return needing(outcome, bytes?.size ?? 0);
  return outcome.value;
}
