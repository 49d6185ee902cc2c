import type { StoreFailure } from '../core/store/failures';

/** Browsers write whole pages of a database: no change of it, not even a removal, needs less. */
const leastWriteBytes = 4096;

/**
 * What an exception of IndexedDB means; a full disk is a failure of its own.
 *
 * @param writtenBytes how much was to be written when it happened, where that is known
 */
export async function databaseFailure(error: unknown, writtenBytes = 0): Promise<StoreFailure> {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') {
    // Chromium's estimate is a fixed allowance, whatever the disk has left: do not repeat it as a
    // fact once it has proved wrong.
    const neededBytes = Math.max(writtenBytes, leastWriteBytes);
    const free = await freeBytes();
    const freeIsTrue = free !== null && free < neededBytes;
    return { kind: 'quota', neededBytes, freeBytes: freeIsTrue ? free : null };
  }
  const reason = name === 'VersionError' ? 'newer-version' : 'failed';
  return { kind: 'database', reason, detail: String(error) };
}

/** Bytes that the browser says this site may still keep; null where it does not say. */
export async function freeBytes(): Promise<number | null> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
  } catch {
    return null;
  }
}
