import type { IHasher } from 'hash-wasm';
import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { WantedPart } from '../../core/store/plan';
import { hostField, namedHost, requestFile, type Reach } from './request';
import { withHashers } from './hashers';
import type { PartBuffer } from './part-buffer';
import { readPieces } from './read-pieces';

export interface PartRequest {
  readonly modelId: string;
  readonly part: WantedPart;
  /** Absolute address of the folder that the part's path starts from. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Called with the bytes of each piece as it arrives. */
  readonly onBytes: (bytes: number) => void;
  /** Where its bytes are collected. */
  readonly into: PartBuffer;
}

/**
 * Fetches one part, hashing it while it streams. The hash is part of the address, so that neither
 * the browser's cache nor one on the way can answer with another version; what arrives is not put
 * into the browser's cache, since the store keeps it.
 */
export function fetchPart(
  reach: Reach,
  request: PartRequest,
): Promise<Outcome<void, StoreFailure>> {
  return withHashers(['sha256'], ([hasher]) => fetchHashed(reach, request, hasher));
}

async function fetchHashed(
  reach: Reach,
  request: PartRequest,
  hasher: IHasher,
): Promise<Outcome<void, StoreFailure>> {
  const { part, signal, into } = request;
  const address = new URL(part.path, request.folder);
  address.searchParams.set('sha256', part.sha256);
  const names = { file: part.file, part: part.path };
  const answer = await requestFile(reach, { address: address.href, ...names, signal });
  if (!answer.ok) return answer;

  const host = hostField(namedHost(answer.value.url, reach));
  into.clear();
  let receivedBytes = 0;
  const read = await readPieces(answer.value, (piece) => {
    receivedBytes += piece.byteLength;
    if (receivedBytes > part.sizeBytes) return 'enough';
    hasher.update(piece);
    into.append(piece);
    request.onBytes(piece.byteLength);
    return 'more';
  });
  if (signal.aborted) return failed({ kind: 'aborted' });
  if (read === 'cut') return failed({ kind: 'network', ...names, status: null, ...host });
  if (receivedBytes < part.sizeBytes) {
    return failed({ kind: 'network', ...names, status: answer.value.status, ...host });
  }
  if (receivedBytes > part.sizeBytes || hasher.digest() !== part.sha256) {
    return failed({
      kind: 'hash-mismatch',
      place: 'host',
      modelId: request.modelId,
      ...names,
      partSizeBytes: part.sizeBytes,
      ...host,
    });
  }
  return success(undefined);
}
