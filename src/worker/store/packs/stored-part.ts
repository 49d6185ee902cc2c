import { failed, success, type Outcome } from '../../../core/outcome';
import type { PackFailure } from '../../../core/packs/failures';
import type { WantedPart } from '../../../core/store/plan';
import type { ModelRepository } from '../model-repository';
import { BlobReader } from './blob-reader';
import { sha256 } from './digest';

/** A stored part with its bytes, which have its hash. */
export interface ReadPart {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The part as the database has it: a reference, no copy. */
  readonly stored: Blob;
}

/**
 * A part as it is on the disk, its hash checked; one that is missing or damaged is named.
 *
 * @param reader whose buffer the bytes are in
 */
export async function storedPart(
  repository: ModelRepository,
  modelId: string,
  part: WantedPart,
  reader = new BlobReader(),
): Promise<Outcome<ReadPart, PackFailure>> {
  const stored = await repository.part(part.sha256);
  if (!stored.ok) return stored;
  const blob = stored.value;
  const bytes = blob?.size === part.sizeBytes ? await bytesOf(blob, reader) : undefined;
  if (blob && bytes && (await sha256(bytes)) === part.sha256)
    return success({ bytes, stored: blob });
  return failed({
    kind: 'hash-mismatch',
    place: 'device',
    modelId,
    file: part.file,
    part: part.path,
    partSizeBytes: part.sizeBytes,
  });
}

async function bytesOf(
  blob: Blob,
  reader: BlobReader,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await reader.read(blob);
  } catch {
    // A file of the database that is gone or cannot be read.
    return undefined;
  }
}
