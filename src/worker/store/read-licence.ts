import { addressOf, type DiscoveredModel } from '../../core/store/discovery';
import { licencePaths } from '../../core/store/mlc-files';
import { mostBytes } from '../../core/store/mlc-folder';
import { isPlainText } from '../../core/store/plain-text';
import type { Reach } from './request';
import { readSmallFile } from './read-small-file';

/** A download does not wait longer for a text that it can do without. */
const patienceMs = 10_000;

export interface FoundLicence {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The text of the licence that lies in a model's folder. Each name is asked for once: whatever comes
 * instead of a text, and whatever fails, means that there is none.
 *
 * @param names what it may be called: the one that is listed, where the folder is
 */
export async function readLicence(
  reach: Reach,
  model: DiscoveredModel,
  signal: AbortSignal,
  names: readonly string[] = licencePaths,
): Promise<FoundLicence | undefined> {
  const either = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  for (const path of names) {
    const read = await readSmallFile(reach, {
      address: addressOf(model, path),
      file: path,
      mostBytes: mostBytes.licence,
      signal: either,
    });
    if (read.ok && isPlainText(read.value)) return { path, bytes: read.value };
    if (either.aborted) return undefined;
  }
  return undefined;
}
