import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import { hostField, namedHost, requestFile, type Reach } from './request';
import { readPieces } from './read-pieces';

export interface SmallFile {
  readonly address: string;
  /** What a failure names it. */
  readonly file: string;
  readonly mostBytes: number;
  readonly signal: AbortSignal;
}

/** An answer that was read whole, with its headers as far as a page may see them. */
export interface SmallAnswer {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Headers;
}

/** Reads a file that is needed whole before anything is kept, and is therefore bounded. */
export async function readSmallFile(
  reach: Reach,
  small: SmallFile,
): Promise<Outcome<Uint8Array<ArrayBuffer>, StoreFailure>> {
  const answer = await readSmallAnswer(reach, small);
  return answer.ok ? success(answer.value.bytes) : answer;
}

export async function readSmallAnswer(
  reach: Reach,
  { address, file, mostBytes, signal }: SmallFile,
): Promise<Outcome<SmallAnswer, StoreFailure>> {
  const answer = await requestFile(reach, { address, file, part: file, signal });
  if (!answer.ok) return answer;
  const host = hostField(namedHost(answer.value.url, reach));
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let sizeBytes = 0;
  const read = await readPieces(answer.value, (piece) => {
    pieces.push(piece.slice());
    sizeBytes += piece.byteLength;
    return sizeBytes > mostBytes ? 'enough' : 'more';
  });
  if (signal.aborted) return failed({ kind: 'aborted' });
  if (read === 'cut') return failed({ kind: 'network', file, part: file, status: null, ...host });
  if (read === 'enough') {
    const detail = `more than ${mostBytes} bytes`;
    return failed({ kind: 'wrong-content', file, ...host, content: 'too-large', detail });
  }
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return success({ bytes, headers: answer.value.headers });
}
