import type { ModelFile } from '../../core/catalogue/files';
import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { WantedPart } from '../../core/store/plan';
import { hostField, namedHost, requestFile, type Reach } from './request';
import { withHashers } from './hashers';
import type { PartBuffer } from './part-buffer';
import { readPieces } from './read-pieces';

export interface RangeRequest {
  readonly modelId: string;
  /** The file as it was cut here. */
  readonly file: ModelFile;
  readonly part: WantedPart;
  /** Absolute, of the whole file. */
  readonly address: string;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
  /** Where its bytes are collected. */
  readonly into: PartBuffer;
}

/**
 * Fetches one part of a file that its host has in one piece: its bytes alone where the host knows
 * ranges, else all that comes before it, too. The part's own hash says whether it is right.
 */
export async function fetchRange(
  reach: Reach,
  request: RangeRequest,
): Promise<Outcome<void, StoreFailure>> {
  const first = await fetchOnce(reach, request, true);
  const isOther = !first.ok && first.failure.kind === 'hash-mismatch';
  return isOther && request.file.parts.length > 1 ? fetchOnce(reach, request, false) : first;
}

async function fetchOnce(
  reach: Reach,
  { modelId, file, part, address, signal, onBytes, into }: RangeRequest,
  withRange: boolean,
): Promise<Outcome<void, StoreFailure>> {
  const at = file.parts.findIndex(({ path }) => path === part.path);
  const offsetBytes = file.parts.slice(0, at).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const range = `bytes=${offsetBytes}-${offsetBytes + part.sizeBytes - 1}`;
  const names = { file: file.path, part: part.path };
  const useRange = withRange && file.parts.length > 1;
  const answer = await requestFile(reach, {
    address,
    ...names,
    signal,
    ...(useRange && { range }),
  });
  if (!answer.ok) return answer;

  let toSkipBytes = answer.value.status === 206 ? 0 : offsetBytes;
  into.clear();
  let come = 0;
  const read = await readPieces(answer.value, (piece) => {
    const skipped = Math.min(toSkipBytes, piece.byteLength);
    toSkipBytes -= skipped;
    const ours = piece.subarray(skipped, skipped + part.sizeBytes - come);
    into.append(ours);
    come += ours.byteLength;
    onBytes(ours.byteLength);
    return come < part.sizeBytes ? 'more' : 'enough';
  });
  if (signal.aborted) return failed({ kind: 'aborted' });
  const host = hostField(namedHost(answer.value.url, reach));
  if (read !== 'enough') {
    const status = read === 'cut' ? null : answer.value.status;
    return failed({ kind: 'network', ...names, status, ...host });
  }
  const sha256 = await withHashers(['sha256'], ([hasher]) => {
    return Promise.resolve(hasher.update(into.bytes).digest());
  });
  if (sha256 === part.sha256) return success(undefined);
  const { sizeBytes: partSizeBytes } = part;
  return failed({
    kind: 'hash-mismatch',
    place: 'host',
    modelId,
    ...names,
    partSizeBytes,
    ...host,
  });
}
