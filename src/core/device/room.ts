import { fetchSize } from '../catalogue/fetch-size';
import type { Model } from '../catalogue/model';
import type { Capabilities } from './capabilities';

/**
 * What a download would lack on the disk, as far as catalogue and browser tell; undefined where there is
 * room, or where one of them does not tell. A browser may promise more than the disk has.
 */
export function missingRoom(
  model: Pick<Model, 'files'>,
  { usedBytes, quotaBytes }: Capabilities['storage'],
): { readonly neededBytes: number; readonly freeBytes: number } | undefined {
  const { bytes: neededBytes } = fetchSize(model);
  if (neededBytes === null || usedBytes === null || quotaBytes === null) return undefined;
  const freeBytes = Math.max(0, quotaBytes - usedBytes);
  return neededBytes > freeBytes ? { neededBytes, freeBytes } : undefined;
}
