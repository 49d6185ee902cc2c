import { failed, success, type Outcome } from '../../core/outcome';
import {
  addressOf,
  remoteFiles,
  type DiscoveredModel,
  type RemoteFile,
} from '../../core/store/discovery';
import { pointerSent, type StoreFailure } from '../../core/store/failures';
import { isLfsPointer } from '../../core/store/lfs-pointer';
import { indexFiles, mlcFiles } from '../../core/store/mlc-files';
import {
  mostBytes,
  parseChatConfig,
  parseWeightIndex,
  tokenizerOf,
  type WeightIndex,
} from '../../core/store/mlc-folder';
import { hostField, namedHost, requestFile } from './request';
import type { DownloadContext } from './job';
import { readLicence } from './read-licence';
import { readSmallFile } from './read-small-file';
import { retrying } from './retrying';

/** What is known of a model before the first byte of its weights is asked for. */
export interface Preflight {
  /** In loading order. */
  readonly files: readonly RemoteFile[];
  readonly index: WeightIndex;
  /** The files that had to be read for it. */
  readonly texts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/**
 * Reads a model's configuration and index and, where there is one, the text of its licence, and asks
 * how large the other files are.
 */
export async function preflight(
  context: DownloadContext,
  model: DiscoveredModel,
  signal: AbortSignal,
): Result<Preflight> {
  const config = await readFile(context, model, 'config', mlcFiles.config, signal);
  if (!config.ok) return config;
  const parsed = parseChatConfig(text(config.value));
  if (!parsed.ok) return unreadable(context, model, mlcFiles.config, parsed.failure);
  const tokenizer = tokenizerOf(parsed.value);
  const found = await readIndex(context, model, signal);
  if (!found.ok) return found;
  const { file: indexFile, bytes: index } = found.value;
  const weights = parseWeightIndex(text(index));
  if (!weights.ok) return unreadable(context, model, indexFile, weights.failure);

  const library = model.library.kind === 'file' ? model.library.path : mlcFiles.library;
  const asked = [library, tokenizer];
  const [licence, ...told] = await Promise.all([
    readLicence(context, model, signal),
    ...asked.map((path) => sizeOf(context, model, path, signal)),
  ]);
  if (signal.aborted) return failed({ kind: 'aborted' });
  const refused = told.find((size) => !size.ok);
  if (refused) return refused;
  const sizes = new Map(
    asked.map((path, at) => {
      const size = told[at];
      return [path, size?.ok ? size.value : null];
    }),
  );
  const texts = new Map<string, Uint8Array<ArrayBuffer>>([
    [mlcFiles.config, config.value],
    [indexFile, index],
  ]);
  if (licence) texts.set(licence.path, licence.bytes);
  const folder = { tokenizer, indexFile, index: weights.value, licence: licence?.path };
  for (const [path, { byteLength }] of texts) sizes.set(path, byteLength);
  return success({ files: remoteFiles(model, folder, sizes), index: weights.value, texts });
}

function text(bytes: Uint8Array<ArrayBuffer>): string {
  return new TextDecoder().decode(bytes);
}

function unreadable(
  context: DownloadContext,
  model: DiscoveredModel,
  file: string,
  detail: string,
): Outcome<never, StoreFailure> {
  const host = namedHost(addressOf(model, file), context);
  return failed({ kind: 'wrong-content', file, ...hostField(host), content: 'unreadable', detail });
}

/** The index under the first of its names that the host has; where it has none, under the present one. */
async function readIndex(
  context: DownloadContext,
  model: DiscoveredModel,
  signal: AbortSignal,
): Result<{ readonly file: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  let first: Outcome<never, StoreFailure> | undefined;
  for (const file of indexFiles) {
    const read = await readFile(context, model, 'index', file, signal);
    if (read.ok) return success({ file, bytes: read.value });
    first ??= read;
    if (!isMissing(read.failure)) break;
  }
  return first ?? failed({ kind: 'aborted' });
}

/** Hosts answer in several ways for what they do not have, with a page of their own among them. */
function isMissing(failure: StoreFailure): boolean {
  if (failure.kind === 'wrong-content') return failure.content === 'web-page';
  return failure.kind === 'network' && [403, 404, 410].includes(failure.status ?? 0);
}

/** A file that is read whole before anything is kept, and therefore bounded. */
async function readFile(
  context: DownloadContext,
  model: DiscoveredModel,
  which: 'config' | 'index',
  file: string,
  signal: AbortSignal,
): Result<Uint8Array<ArrayBuffer>> {
  const address = addressOf(model, file);
  const small = { address, file, mostBytes: mostBytes[which], signal };
  const read = await retrying(context, signal, () => readSmallFile(context, small));
  if (!read.ok || !isLfsPointer(read.value)) return read;
  return failed(pointerSent(file, hostField(namedHost(address, context))));
}

/**
 * What the host says of a file's size; null where it does not say, or does not answer to that
 * question. A host that must not be asked is a failure.
 */
async function sizeOf(
  context: DownloadContext,
  model: DiscoveredModel,
  file: string,
  signal: AbortSignal,
): Result<number | null> {
  const address = addressOf(model, file);
  // With a range the browser asks for the bytes as they are: the size is not that of a compressed form.
  const request = {
    address,
    file,
    part: file,
    signal,
    method: 'HEAD',
    range: 'bytes=0-',
  } as const;
  const answer = await requestFile(context, request);
  if (answer.ok) {
    const length = answer.value.headers.get('Content-Length');
    return success(length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null);
  }
  const { kind } = answer.failure;
  return kind === 'network' || kind === 'wrong-content' ? success(null) : answer;
}
