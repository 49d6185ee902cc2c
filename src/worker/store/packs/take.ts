import type { ModelRecord } from '../../../core/store/kept-models';
import type { ModelFile } from '../../../core/catalogue/files';
import type { WholeModel } from '../../../core/catalogue/model';
import { failed, success, type Outcome } from '../../../core/outcome';
import type { PackFailure } from '../../../core/packs/failures';
import { isLicenceName } from '../../../core/packs/licences';
import type { OnPackProgress } from '../../../core/packs/pack-store';
import { needing } from '../../../core/store/failures';
import type {
  CalledItself,
  FileCheck,
  ModelSource,
  StoredModel,
} from '../../../core/store/model-store';
import { planFetch, type WantedPart } from '../../../core/store/plan';
import { withRoom } from '../disk-room';
import { withHashers } from '../hashers';
import type { ModelRepository } from '../model-repository';
import { BlobReader } from './blob-reader';
import { importRecordId } from './import-record';
import { storedPart } from './stored-part';

type Result<Value> = Promise<Outcome<Value, PackFailure>>;
type Bytes = Uint8Array<ArrayBuffer>;

export interface TakeJob {
  readonly model: WholeModel;
  /** Where another model has the id or the name that it came with. */
  readonly callsItself: CalledItself | null;
  readonly source: ModelSource;
  readonly checks: Readonly<Record<string, FileCheck>>;
  /**
   * A part from outside, as a reference into its file; its bytes have been read and have its hash.
   * Each distinct part is asked for once. The database copies from the file: bytes handed over in
   * memory would stay there until the browser collects them, a gigabyte at worst.
   */
  readonly read: (part: WantedPart) => Result<Blob>;
  readonly signal: AbortSignal;
  readonly onProgress: OnPackProgress;
}

/**
 * Takes a model from outside into the store: every part is hashed before it is kept and again as it
 * is kept, every file is hashed whole, and then the model exists. Whatever fails, and when it is ended, nothing of it stays
 * and an older version is as it was. The caller holds the model's download lock.
 */
export async function takeModel(repository: ModelRepository, job: TakeJob): Result<StoredModel> {
  const { id } = job.model;
  const noted = importRecordId(id);
  const { totalBytes } = planFetch(job.model.files.list, new Set());
  const partHashes = job.model.files.list.flatMap(({ parts }) => parts.map((part) => part.sha256));
  const here = await repository.partHashes();
  if (!here.ok) return here;
  const { missingBytes } = planFetch(job.model.files.list, here.value);
  const committed = await withRoom(
    repository,
    { recordId: noted, missingBytes },
    () => repository.beginDownload({ id: noted, partHashes, totalBytes }),
    async (begun) => {
      const kept = await keepFiles(repository, job, begun, totalBytes);
      return kept.ok ? commit(repository, job) : kept;
    },
  );
  // Should this fail as well, the next start of the worker does it.
  await repository.discard(noted);
  return committed;
}

function commit(
  repository: ModelRepository,
  { model, callsItself, source, checks }: TakeJob,
): Result<StoredModel> {
  const nowMs = Date.now();
  const record: ModelRecord = {
    id: model.id,
    model,
    files: model.files.list,
    ...(callsItself && { callsItself }),
    checks,
    source,
    committedAtMs: nowMs,
    verifiedAtMs: nowMs,
    usedAtMs: null,
  };
  return repository.commit(record, 'import');
}

/** @param here SHA-256 of the parts that were here when it began */
async function keepFiles(
  repository: ModelRepository,
  job: TakeJob,
  here: ReadonlySet<string>,
  totalBytes: number,
): Result<void> {
  const { model, signal, onProgress } = job;
  const { missingBytes } = planFetch(model.files.list, here);
  let doneBytes = 0;
  const taken = new Set<string>();
  const reader = new BlobReader();
  const take = async (part: WantedPart): Result<Bytes> => {
    if (taken.has(part.sha256)) {
      const again = await storedPart(repository, model.id, part, reader);
      return again.ok ? success(again.value.bytes) : again;
    }
    const outside = await job.read(part);
    if (!outside.ok) return outside;
    // What is here and intact is left alone; what is damaged is healed by the way.
    const before = here.has(part.sha256)
      ? await storedPart(repository, model.id, part, reader)
      : undefined;
    if (before?.ok !== true) {
      const kept = await repository.keepPart(part.sha256, outside.value);
      if (!kept.ok) return needing(kept, missingBytes);
    }
    const stored = before?.ok ? before : await storedPart(repository, model.id, part, reader);
    // The part was right when it was read: it has changed since, on its way into the database.
    if (!stored.ok) return failed({ kind: 'pack-changed' });
    taken.add(part.sha256);
    doneBytes += part.sizeBytes;
    onProgress({ phase: 'copy', doneBytes, totalBytes });
    return success(stored.value.bytes);
  };

  onProgress({ phase: 'copy', doneBytes, totalBytes });
  for (const file of licencesFirst(model.files.list)) {
    const kept = await keepFile(file, signal, take);
    if (!kept.ok) return kept;
  }
  return signal.aborted ? failed({ kind: 'aborted' }) : success(undefined);
}

/** The order of a pack. */
function licencesFirst(files: readonly ModelFile[]): readonly ModelFile[] {
  return files.toSorted(
    (one, other) => Number(isLicenceName(other.path)) - Number(isLicenceName(one.path)),
  );
}

/**
 * Keeps a file part by part. The hash of the whole file is what tells versions of a model apart: one
 * that is not the parts' own would pass a foreign file off as a known one.
 */
function keepFile(
  file: ModelFile,
  signal: AbortSignal,
  take: (part: WantedPart) => Result<Bytes>,
): Result<void> {
  return withHashers(['sha256'], async ([hasher]): Result<void> => {
    for (const part of file.parts) {
      if (signal.aborted) return failed({ kind: 'aborted' });
      const bytes = await take({ ...part, file: file.path });
      if (!bytes.ok) return bytes;
      hasher.update(bytes.value);
    }
    return hasher.digest() === file.sha256
      ? success(undefined)
      : failed({ kind: 'altered-file', file: file.path });
  });
}
