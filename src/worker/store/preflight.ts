import { failed, success, type Outcome } from '../../core/outcome';
import {
  addressOf,
  remoteFiles,
  type DiscoveredModel,
  type RemoteFile,
} from '../../core/store/discovery';
import type { StoreFailure } from '../../core/store/failures';
import {
  mlcFiles,
  mostBytes,
  parseChatConfig,
  parseWeightIndex,
  tokenizerOf,
  type WeightIndex,
} from '../../core/store/mlc-folder';
import { ask, hostField, namedHost } from './ask';
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
  const config = await readFile(context, model, 'config', signal);
  if (!config.ok) return config;
  const parsed = parseChatConfig(text(config.value));
  if (!parsed.ok) return unreadable(context, model, mlcFiles.config, parsed.failure);
  const tokenizer = tokenizerOf(parsed.value);
  const index = await readFile(context, model, 'index', signal);
  if (!index.ok) return index;
  const weights = parseWeightIndex(text(index.value));
  if (!weights.ok) return unreadable(context, model, mlcFiles.index, weights.failure);

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
    [mlcFiles.index, index.value],
  ]);
  if (licence) texts.set(licence.path, licence.bytes);
  const found = { tokenizer, index: weights.value, licence: licence?.path };
  for (const [path, { byteLength }] of texts) sizes.set(path, byteLength);
  return success({ files: remoteFiles(model, found, sizes), index: weights.value, texts });
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

/** A file that is read whole before anything is kept, and therefore bounded. */
function readFile(
  context: DownloadContext,
  model: DiscoveredModel,
  which: 'config' | 'index',
  signal: AbortSignal,
): Result<Uint8Array<ArrayBuffer>> {
  const file = mlcFiles[which];
  const small = { address: addressOf(model, file), file, mostBytes: mostBytes[which], signal };
  return retrying(context, signal, () => readSmallFile(context, small));
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
  const question = {
    address,
    file,
    part: file,
    signal,
    method: 'HEAD',
    range: 'bytes=0-',
  } as const;
  const answer = await ask(context, question);
  if (answer.ok) {
    const length = answer.value.headers.get('Content-Length');
    return success(length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null);
  }
  const { kind } = answer.failure;
  return kind === 'network' || kind === 'wrong-content' ? success(null) : answer;
}
