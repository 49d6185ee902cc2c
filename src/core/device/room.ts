import { fetchSize } from '../catalogue/fetch-size';
import type { Model } from '../catalogue/model';
import type { Capabilities } from './capabilities';

/** A download or an import under way, by what of it is here. */
interface UnderWay {
  readonly doneBytes: number;
  /** Null, or 0, where nobody knows it yet. */
  readonly totalBytes: number | null;
}

/** What those that are under way have still to write: of the free room that much is promised already. */
export function stillToWriteBytes(underWay: readonly UnderWay[]): number {
  return underWay.reduce(
    (sum, { doneBytes, totalBytes }) => sum + Math.max(0, (totalBytes ?? 0) - doneBytes),
    0,
  );
}

/** A download that will not fit, as its card says it. */
interface MissingRoom {
  readonly neededBytes: number;
  readonly freeBytes: number;
  /** Absent: nothing is promised. */
  readonly promisedBytes?: number;
}

/**
 * What a download would lack on the disk, as far as catalogue and browser tell; undefined where there is
 * room, or where one of them does not tell. A browser may promise more than the disk has.
 *
 * @param promisedBytes what downloads under way have still to write
 */
export function missingRoom(
  model: Pick<Model, 'files'>,
  { usedBytes, quotaBytes }: Capabilities['storage'],
  promisedBytes: number,
): MissingRoom | undefined {
  const { bytes: neededBytes } = fetchSize(model);
  if (neededBytes === null || usedBytes === null || quotaBytes === null) return undefined;
  const freeBytes = Math.max(0, quotaBytes - usedBytes);
  if (neededBytes <= freeBytes - promisedBytes) return undefined;
  return { neededBytes, freeBytes, ...(promisedBytes > 0 && { promisedBytes }) };
}
