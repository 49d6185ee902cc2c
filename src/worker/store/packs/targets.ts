import { failed, success, type Outcome } from '../../../core/outcome';
import type { PackFailure } from '../../../core/packs/failures';
import type { MadePack } from '../../../core/packs/pack-store';
import type { ModelRepository } from '../model-repository';
import { writePack, type ExportJob } from './export';

type Result<Value> = Promise<Outcome<Value, PackFailure>>;

function notWritten(error: unknown): Outcome<never, PackFailure> {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  return failed({ kind: 'not-written', full, detail: String(error) });
}

/**
 * Writes a pack into a file. The browser writes beside it and puts the whole in its place at the
 * end: what fails or is ended leaves the file as it was.
 */
export async function exportToFile(
  repository: ModelRepository,
  target: FileSystemFileHandle,
  job: ExportJob,
): Result<number> {
  let writable: FileSystemWritableFileStream;
  try {
    writable = await target.createWritable();
  } catch (error) {
    return notWritten(error);
  }
  const written = await writePack(repository, job, async (piece) => {
    try {
      if (piece.byteLength > 0) await writable.write(piece);
      return success(undefined);
    } catch (error) {
      return notWritten(error);
    }
  });
  if (!written.ok || job.signal.aborted) {
    await writable.abort().catch(() => undefined);
    await removeIfEmpty(target);
    return written.ok ? failed({ kind: 'aborted' }) : written;
  }
  try {
    await writable.close();
    return written;
  } catch (error) {
    await removeIfEmpty(target);
    return notWritten(error);
  }
}

/** Pickers make an empty file of a new name before anything is written. */
async function removeIfEmpty(target: FileSystemFileHandle): Promise<void> {
  try {
    const { size } = await target.getFile();
    if (size > 0) return;
    // Not in every browser, and not in the types.
    const { remove } = target as { remove?: () => Promise<void> };
    await remove?.call(target);
  } catch {
    // It is gone already, or may not be touched: an empty file then stays.
  }
}

/** A pack made of small pieces and of references to the stored parts: it needs no memory of its own. */
export async function exportToBlob(repository: ModelRepository, job: ExportJob): Result<MadePack> {
  const pieces: BlobPart[] = [];
  const written = await writePack(repository, job, (piece, stored) => {
    pieces.push(stored ?? piece);
    return Promise.resolve(success(undefined));
  });
  if (!written.ok) return written;
  const file = new Blob(pieces, { type: 'application/x-tar' });
  return success({ file, sizeBytes: written.value });
}
