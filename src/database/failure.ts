import type { StoreFailure } from '../core/store/failures';
import { openingBytes } from './opening-bytes';
import { hadRoom } from './room';
import { troubleOf } from './trouble';

/** Browsers write whole pages of a database: no change of it, not even a removal, needs less. */
const leastWriteBytes = 4096;

/**
 * What an exception of IndexedDB means; a full disk is a failure of its own. Where the browser's words
 * leave open whether that is it, the disk is tried.
 *
 * @param writtenBytes how much was to be written when it happened, where that is known
 */
export async function databaseFailure(error: unknown, writtenBytes = 0): Promise<StoreFailure> {
  const trouble = troubleOf(error);
  if (trouble === 'no-room') return noRoom(Math.max(writtenBytes, leastWriteBytes));
  if (trouble === 'unclear' && (await hadRoom()) === false) return noRoom(openingBytes);
  const reason = trouble === 'unclear' ? 'failed' : trouble;
  return { kind: 'database', reason, detail: String(error) };
}

async function noRoom(neededBytes: number): Promise<StoreFailure> {
  // Chromium's estimate is a fixed allowance, whatever the disk has left: do not repeat it as a
  // fact once it has proved wrong.
  const free = await freeBytes();
  const freeIsTrue = free !== null && free < neededBytes;
  return { kind: 'quota', neededBytes, freeBytes: freeIsTrue ? free : null };
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
