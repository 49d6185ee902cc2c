import { success, failed, type Outcome } from '../../core/outcome';
import { arrivalOf, mayBeOneVersion } from '../../core/store/arrival';
import type { HeadPart, HeadWish } from '../../core/store/hub-repository';
import type { StoreFailure } from '../../core/store/failures';
import { hostField, namedHost, requestFile, type FileRequest, type Reach } from './request';
import { readPieces } from './read-pieces';

export interface BeginningRequest extends HeadWish {
  readonly address: string;
  /** What a failure names it. */
  readonly file: string;
  readonly signal: AbortSignal;
}

/**
 * The beginning of a file, as far as it is wanted, however long the file is. Only what is missing is asked
 * for; where the host sends the whole file, or another version of it, it begins anew.
 */
export class FileBeginning {
  #fromBytes: number;
  #etag: string | null;
  #pieces: Uint8Array<ArrayBuffer>[] = [];
  #comeBytes = 0;

  constructor(
    readonly reach: Reach,
    readonly wish: BeginningRequest,
  ) {
    this.#fromBytes = wish.fromBytes;
    this.#etag = wish.etag;
  }

  /** May be called again where it failed: what has come by then is kept. */
  async read(): Promise<Outcome<HeadPart<Uint8Array<ArrayBuffer>>, StoreFailure>> {
    const { file, signal, toBytes } = this.wish;
    const answer = await this.#ask();
    if (!answer.ok) return answer;
    const read = await readPieces(answer.value, (piece) => {
      const fitting = piece.slice(0, toBytes - this.offsetBytes);
      this.#pieces.push(fitting);
      this.#comeBytes += fitting.byteLength;
      return this.offsetBytes < toBytes ? 'more' : 'enough';
    });
    if (signal.aborted) return failed({ kind: 'aborted' });
    if (read === 'cut') {
      const host = hostField(namedHost(answer.value.url, this.reach));
      return failed({ kind: 'network', file, part: file, status: null, ...host });
    }
    const bytes = new Uint8Array(await new Blob(this.#pieces).arrayBuffer());
    return success({ fromBytes: this.#fromBytes, bytes, etag: this.#etag });
  }

  /** Where the next byte belongs. */
  get offsetBytes(): number {
    return this.#fromBytes + this.#comeBytes;
  }

  /** What has come before counts for nothing any more. */
  #rewind(): void {
    this.#fromBytes = 0;
    this.#pieces = [];
    this.#comeBytes = 0;
  }

  async #ask(): Promise<Outcome<Response, StoreFailure>> {
    const { sizeBytes } = this.wish;
    const offsetBytes = this.offsetBytes;
    const answer = await this.#request();
    if (offsetBytes === 0) return this.#begun(answer);
    const isPastTheEnd =
      !answer.ok && answer.failure.kind === 'network' && answer.failure.status === 416;
    if (!answer.ok && !isPastTheEnd) return answer;
    let where: ReturnType<typeof arrivalOf> = 'other';
    if (answer.ok && mayBeOneVersion(answer.value.headers.get('ETag'), this.#etag)) {
      const { status, headers } = answer.value;
      // Of a range with an end, its length tells nothing of the file's.
      const head = {
        status,
        contentRange: headers.get('Content-Range'),
        contentLength: null,
      };
      where = arrivalOf(head, offsetBytes, sizeBytes);
    }
    if (where === 'rest') return answer;
    this.#rewind();
    if (where === 'whole') return this.#begun(answer);
    if (answer.ok) void answer.value.body?.cancel().catch(() => undefined);
    return this.#begun(await this.#request());
  }

  #request(): Promise<Outcome<Response, StoreFailure>> {
    const { address, file, signal, toBytes } = this.wish;
    const range = `bytes=${this.offsetBytes}-${toBytes - 1}`;
    const request: FileRequest = { address, file, part: file, signal, range };
    return requestFile(this.reach, request);
  }

  #begun(answer: Outcome<Response, StoreFailure>): Outcome<Response, StoreFailure> {
    if (answer.ok) this.#etag = answer.value.headers.get('ETag');
    return answer;
  }
}
