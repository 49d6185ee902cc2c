import type { ModelFile } from '../catalogue/files';
import type { StorageUse } from './model-store';

/**
 * @param models file lists of all whole models
 * @param keptParts sizes of all parts that are kept, by hash
 */
export function storageUse(
  models: readonly (readonly ModelFile[])[],
  keptParts: ReadonlyMap<string, number>,
): StorageUse {
  const used = new Map<string, number>();
  let listedBytes = 0;
  for (const { sha256, sizeBytes } of models.flat().flatMap(({ parts }) => parts)) {
    used.set(sha256, sizeBytes);
    listedBytes += sizeBytes;
  }
  const modelBytes = sum(used.values());
  const others = [...keptParts].filter(([hash]) => !used.has(hash));
  return {
    modelBytes,
    sharedBytes: listedBytes - modelBytes,
    unfinishedBytes: sum(others.map(([, bytes]) => bytes)),
  };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
