import { failed, success, type Outcome } from '../../core/outcome';
import type { RemoteFile } from '../../core/store/discovery';
import { pointerSent, type StoreFailure } from '../../core/store/failures';
import type { ModelFile } from '../../core/catalogue/files';
import type { ArrivedFile } from '../../core/store/kept-models';
import { ArrivingFile, tailBytes, type Destination, type FinishedFile } from './arriving-file';
import { askRest } from './request-rest';
import { hostField, namedHost } from './request';
import type { DownloadContext } from './job';
import { forCheck, hasherKind, isExpected, withHashers } from './hashers';
import { withPartBuffer } from './part-buffer';
import { readPieces } from './read-pieces';
import { gettingOn } from './retrying';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

export interface FileJob {
  readonly modelId: string;
  readonly file: RemoteFile;
  /** What an earlier visit has kept of it. */
  readonly arrived: ArrivedFile;
  /** The file's bytes, where they have been read already. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  readonly signal: AbortSignal;
  /** Called with the bytes of the file that are here, as they change. */
  readonly onBytes: (doneBytes: number) => void;
}

/** Most bytes of a file whose size nobody has said. */
const mostUnsaidBytes = 2 ** 28;

/**
 * Fetches a file that comes in one piece and keeps it in parts. After a cut it goes on where it was
 * cut, if the host knows ranges; if not, the file comes again from its start, and what is here is not
 * written again. A file that comes and is not what was expected is thrown away and
 * fetched once more as a whole.
 */
export function fetchFile(context: DownloadContext, job: FileJob): Result<ModelFile> {
  return withDestination(context, job, async (to) => {
    const arriving = new ArrivingFile(job.file, to);
    const taken = await arriving.takeUp(job.arrived);
    if (!taken.ok) return taken;
    job.onBytes(arriving.offsetBytes);
    const first = await fetchChecked(context, job, arriving);
    const isOther = !first.ok && isSomethingElse(first.failure);
    if (!isOther || job.signal.aborted) return first;
    job.onBytes(0);
    return fetchChecked(context, { ...job, bytes: undefined }, arriving);
  });
}

/** Lends what a file needs on its way. */
function withDestination<Value>(
  { repository, partBytes }: DownloadContext,
  { modelId, file: { expected, sizeBytes } }: FileJob,
  work: (to: Destination) => Promise<Value>,
): Promise<Value> {
  return withHashers(['sha256', 'sha256', hasherKind(expected)], ([part, whole, any]) => {
    const hashers = [part, whole, forCheck(any, expected, sizeBytes ?? 0)] as const;
    return withPartBuffer((buffer) => work({ repository, modelId, partBytes, hashers, buffer }));
  });
}

function isSomethingElse(failure: StoreFailure): boolean {
  return failure.kind === 'hash-mismatch';
}

async function fetchChecked(
  context: DownloadContext,
  job: FileJob,
  arriving: ArrivingFile,
): Result<ModelFile> {
  const come = await fetchRest(context, job, arriving);
  if (!come.ok) {
    // What finds no room comes again: the failure that was first is the one to tell.
    await (isSomethingElse(come.failure) ? arriving.forget() : arriving.keepTail());
    return come;
  }
  const finished = await arriving.finish();
  if (!finished.ok) return finished;
  job.onBytes(finished.value.file.sizeBytes);
  const host = hostField(namedHost(arriving.sentFrom, context));
  const wrong = whatIsWrong(job, finished.value, host);
  if (wrong) {
    await arriving.forget();
    return failed(wrong);
  }
  const settled = await arriving.settle();
  return settled.ok ? success(finished.value.file) : settled;
}

function whatIsWrong(
  { modelId, file }: FileJob,
  { file: come, checkHash, form }: FinishedFile,
  host: { readonly host?: string },
): StoreFailure | undefined {
  const { expected, path } = file;
  if (form === 'lfs-pointer') return pointerSent(path, host);
  if (form === 'other') {
    const detail = 'its first or last bytes are not those of such a file';
    return { kind: 'wrong-content', file: path, ...host, content: 'unreadable', detail };
  }
  const isRight = isExpected(expected, come.sha256, checkHash);
  return isRight ? undefined : somethingElse(modelId, file, host);
}

function somethingElse(
  modelId: string,
  { path, sizeBytes }: RemoteFile,
  host: { readonly host?: string },
): StoreFailure {
  const partSizeBytes = sizeBytes ?? 0;
  const names = { modelId, file: path, part: path, partSizeBytes };
  return { kind: 'hash-mismatch', place: 'host', ...names, ...host };
}

/** Brings what is missing of the file, however often the connection breaks while it gets on. */
async function fetchRest(
  context: DownloadContext,
  job: FileJob,
  arriving: ArrivingFile,
): Result<void> {
  // What has just been read counts, not what an earlier visit has kept of an address that moves.
  if (job.bytes) {
    arriving.rewind();
    return arriving.take(job.bytes);
  }
  if (
    job.arrived.isWhole &&
    arriving.offsetBytes > 0 &&
    arriving.offsetBytes === arrivedBytes(job.arrived)
  ) {
    return success(undefined);
  }
  const whole = await gettingOn(context, job.signal, {
    offsetBytes: () => arriving.offsetBytes,
    leastStepBytes: leastStepBytes(context),
    attempt: async () => {
      const come = await fetchOnce(context, job, arriving);
      job.onBytes(arriving.offsetBytes);
      if (come.ok || come.failure.kind !== 'network') return come;
      const kept = await arriving.keepTail(tailBytes(context));
      return kept.ok ? come : kept;
    },
  });
  return whole.ok ? success(undefined) : whole;
}

/** How much has to come for the rest to be asked for without a pause; 64 KiB where a part has 8 MiB. */
function leastStepBytes({ partBytes }: DownloadContext): number {
  return partBytes / 128;
}

export function arrivedBytes({ chunks }: ArrivedFile): number {
  return chunks.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

async function fetchOnce(
  context: DownloadContext,
  job: FileJob,
  arriving: ArrivingFile,
): Result<'whole'> {
  const { file, signal, modelId } = job;
  const listedBytes = file.sizeIsListed ? file.sizeBytes : null;
  if (arriving.offsetBytes > 0 && arriving.offsetBytes === listedBytes) return success('whole');
  const answer = await askRest(context, job, arriving);
  if (!answer.ok) return answer;

  arriving.sentFrom = answer.value.url;
  const host = hostField(namedHost(arriving.sentFrom, context));
  const mostBytes = listedBytes ?? mostUnsaidBytes;
  let trouble: StoreFailure | undefined;
  const read = await readPieces(answer.value, async (piece) => {
    if (arriving.offsetBytes + piece.byteLength > mostBytes) {
      const detail = `more than ${mostBytes} bytes`;
      trouble =
        listedBytes === null
          ? { kind: 'wrong-content', file: file.path, ...host, content: 'too-large', detail }
          : somethingElse(modelId, file, host);
      return 'enough';
    }
    const taken = await arriving.take(piece);
    if (!taken.ok) trouble = taken.failure;
    job.onBytes(arriving.offsetBytes);
    return taken.ok ? 'more' : 'enough';
  });
  if (signal.aborted) return failed({ kind: 'aborted' });
  if (trouble) {
    if (trouble.kind === 'wrong-content') await arriving.forget();
    return failed(trouble);
  }
  const isShort = listedBytes !== null && arriving.offsetBytes < listedBytes;
  if (read === 'all' && !isShort) return success('whole');
  if (read === 'all' && arriving.form === 'lfs-pointer') {
    await arriving.forget();
    return failed(pointerSent(file.path, host));
  }
  const status = read === 'cut' ? null : answer.value.status;
  return failed({ kind: 'network', file: file.path, part: file.path, status, ...host });
}
