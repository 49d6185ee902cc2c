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
  small: SmallFile,
): Promise<Outcome<SmallAnswer, StoreFailure>> {
  const read = await readUpTo(reach, small);
  if (!read.ok) return read;
  const { bytes, response, isWhole } = read.value;
  if (isWhole) return success({ bytes, headers: response.headers });
  const host = hostField(namedHost(response.url, reach));
  const detail = `more than ${small.mostBytes} bytes`;
  return failed({ kind: 'wrong-content', file: small.file, ...host, content: 'too-large', detail });
}

/** At most so many bytes of an answer; the rest is not waited for. */
async function readUpTo(
  reach: Reach,
  { address, file, mostBytes, signal }: SmallFile,
): Promise<
  Outcome<
    {
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly response: Response;
      readonly isWhole: boolean;
    },
    StoreFailure
  >
> {
  const answer = await requestFile(reach, { address, file, part: file, signal });
  if (!answer.ok) return answer;
  const { value: response } = answer;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let sizeBytes = 0;
  const read = await readPieces(response, (piece) => {
    const fitting = piece.slice(0, mostBytes - sizeBytes);
    pieces.push(fitting);
    sizeBytes += fitting.byteLength;
    return fitting.byteLength < piece.byteLength ? 'enough' : 'more';
  });
  if (signal.aborted) return failed({ kind: 'aborted' });
  if (read === 'cut') {
    const host = hostField(namedHost(response.url, reach));
    return failed({ kind: 'network', file, part: file, status: null, ...host });
  }
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return success({ bytes, response, isWhole: read === 'all' });
}
