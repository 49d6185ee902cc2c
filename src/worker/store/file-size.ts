import { success, type Outcome } from '../../core/outcome';
import type { RemoteFile } from '../../core/store/discovery';
import type { StoreFailure } from '../../core/store/failures';
import type { ArrivedFile } from '../../core/store/kept-models';
import { arrivedBytes } from './fetch-file';
import { requestFile, type Reach } from './request';

/** Of one byte that came the host says where it stands; one that knows no ranges sends the whole file. */
function sizeSaid({ status, headers }: Response): number | null {
  const said =
    status === 206
      ? /\/(\d{1,15})$/.exec(headers.get('Content-Range') ?? '')?.[1]
      : /^\d{1,15}$/.exec(headers.get('Content-Length') ?? '')?.[0];
  return said === undefined ? null : Number(said);
}

/**
 * What the host says of a file's size; null where it does not say, or does not answer to that
 * question. A host that must not be asked is a failure.
 */
export async function sizeOf(
  reach: Reach,
  { address, path: file }: Pick<RemoteFile, 'address' | 'path'>,
  signal: AbortSignal,
): Promise<Outcome<number | null, StoreFailure>> {
  // With a range the browser asks for the bytes as they are: the size is not that of a compressed form.
  const request = { address, file, part: file, signal, range: 'bytes=0-0' };
  const answer = await requestFile(reach, request);
  if (answer.ok) {
    void answer.value.body?.cancel().catch(() => undefined);
    return success(sizeSaid(answer.value));
  }
  const { kind } = answer.failure;
  return kind === 'network' || kind === 'wrong-content' ? success(null) : answer;
}

/**
 * What is here of a file whose host has said its size: what is whole in another size is not that file,
 * also where the size was noted and nothing of the new one had come when the download was cut off.
 *
 * @param saidBytes null: the host does not say
 */
export function ofSize(there: ArrivedFile, saidBytes: number | null): ArrivedFile {
  const sizeBytes = saidBytes ?? there.sizeBytes;
  const isOther = there.isWhole && sizeBytes !== null && arrivedBytes(there) !== sizeBytes;
  return { ...there, sizeBytes, ...(isOther && { chunks: [], isWhole: false }) };
}
