import type { ModelFile, Part } from '../../core/catalogue/files';
import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { WantedPart } from '../../core/store/plan';
import type { VerifiedFiles } from '../../core/store/verified-files';
import { sha256 } from './packs/digest';
import type { ModelRepository } from './model-repository';

/** The part's bytes as they are on the disk; undefined where they are gone or cannot be read. */
async function readPart(
  repository: ModelRepository,
  part: Part,
): Promise<Outcome<Uint8Array<ArrayBuffer> | undefined, StoreFailure>> {
  const blob = await repository.part(part.sha256);
  if (!blob.ok) return blob;
  try {
    return success(blob.value && new Uint8Array(await blob.value.arrayBuffer()));
  } catch {
    return success(undefined);
  }
}

async function hasHash(bytes: Uint8Array<ArrayBuffer>, hash: string): Promise<boolean> {
  return (await sha256(bytes)) === hash;
}

/**
 * The bytes of one stored file, each part hashed in the very buffer that is returned. While a part
 * is being hashed the next one is read.
 */
export async function readVerified(
  repository: ModelRepository,
  modelId: string,
  file: ModelFile,
  onPart: Parameters<VerifiedFiles['read']>[1],
): Promise<Outcome<ArrayBuffer, StoreFailure>> {
  const whole = new Uint8Array(file.sizeBytes);
  const checks: Promise<Part | undefined>[] = [];
  let offsetBytes = 0;
  for (const part of file.parts) {
    const bytes = await readPart(repository, part);
    if (!bytes.ok) return bytes;
    onPart('read', part.sizeBytes);
    const inPlace = whole.subarray(offsetBytes, offsetBytes + part.sizeBytes);
    if (bytes.value?.byteLength === part.sizeBytes) inPlace.set(bytes.value);
    checks.push(
      hasHash(inPlace, part.sha256).then((same) => {
        if (same) onPart('verified', part.sizeBytes);
        return same ? undefined : part;
      }),
    );
    offsetBytes += part.sizeBytes;
  }
  const damaged = (await Promise.all(checks)).find((part) => part !== undefined);
  if (damaged === undefined) return success(whole.buffer);
  return failed({
    kind: 'hash-mismatch',
    place: 'device',
    modelId,
    file: file.path,
    part: damaged.path,
    partSizeBytes: damaged.sizeBytes,
  });
}

/** The parts whose bytes are missing or differ from their hash. */
export async function damagedParts(
  repository: ModelRepository,
  parts: readonly WantedPart[],
  signal: AbortSignal,
  onIntact: (bytes: number) => void,
): Promise<Outcome<readonly WantedPart[], StoreFailure>> {
  const damaged = [];
  for (const part of parts) {
    if (signal.aborted) return failed({ kind: 'aborted' });
    const read = await readPart(repository, part);
    if (!read.ok) return read;
    const bytes = read.value;
    const intact = bytes?.byteLength === part.sizeBytes && (await hasHash(bytes, part.sha256));
    if (intact) onIntact(part.sizeBytes);
    else damaged.push(part);
  }
  return success(damaged);
}
