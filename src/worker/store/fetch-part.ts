import type { IHasher } from 'hash-wasm';
import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { WantedPart } from '../../core/store/plan';
import { withHasher } from './hashers';

export interface PartRequest {
  readonly modelId: string;
  readonly part: WantedPart;
  /** Absolute address of the folder that the part's path starts from. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Called with the bytes of each piece as it arrives. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Fetches one part, hashing it while it streams. The hash is part of the address, so that neither
 * the browser's cache nor one on the way can answer with another version; what arrives is not put
 * into the browser's cache, since the store keeps it.
 */
export function fetchPart(request: PartRequest): Promise<Outcome<Blob, StoreFailure>> {
  return withHasher((hasher) => fetchHashed(request, hasher));
}

async function fetchHashed(
  request: PartRequest,
  hasher: IHasher,
): Promise<Outcome<Blob, StoreFailure>> {
  const { part, signal } = request;
  const networkFailure = (status: number | null): Outcome<never, StoreFailure> =>
    failed(
      signal.aborted
        ? { kind: 'aborted' }
        : { kind: 'network', file: part.file, part: part.path, status },
    );
  const address = new URL(part.path, request.folder);
  address.searchParams.set('sha256', part.sha256);

  let response: Response;
  try {
    response = await fetch(address, { signal, cache: 'no-store', credentials: 'omit' });
  } catch {
    return networkFailure(null);
  }
  if (!response.ok || response.body === null) return networkFailure(response.status);

  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let receivedBytes = 0;
  try {
    const reader = response.body.getReader();
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      receivedBytes += step.value.byteLength;
      if (receivedBytes > part.sizeBytes) {
        await reader.cancel();
        break;
      }
      hasher.update(step.value);
      pieces.push(step.value);
      request.onBytes(step.value.byteLength);
    }
  } catch {
    return networkFailure(null);
  }
  if (receivedBytes < part.sizeBytes) return networkFailure(response.status);
  if (receivedBytes > part.sizeBytes || hasher.digest() !== part.sha256) {
    return failed({
      kind: 'hash-mismatch',
      place: 'host',
      modelId: request.modelId,
      file: part.file,
      part: part.path,
      partSizeBytes: part.sizeBytes,
    });
  }
  return success(new Blob(pieces));
}
