import { failed, success, type Outcome } from '../../core/outcome';
import { pointerSent, type StoreFailure } from '../../core/store/failures';
import { checkFolder, checkListed, type HubListing } from '../../core/store/hub-model';
import { isLfsPointer } from '../../core/store/lfs-pointer';
import { indexFiles, mlcFiles } from '../../core/store/mlc-files';
import {
  mostBytes,
  parseChatConfig,
  parseWeightIndex,
  tokenizerOf,
  type ChatConfig,
  type WeightIndex,
} from '../../core/store/mlc-folder';
import { bytesAreExpected } from './hashers';
import type { HubContext } from './hub-listing';
import { readSmallFile } from './read-small-file';
import { retrying } from './retrying';

/** A model's folder in MLC's layout on its host, as far as its hub lists it. */
export interface RemoteFolder {
  /** What failures name the model. */
  readonly modelId: string;
  readonly address: string;
  readonly listing: HubListing | undefined;
  /** Files that it must have beside those that its configuration and index name. */
  readonly furtherFiles: readonly string[];
  /** The host as failures name it. */
  readonly host: { readonly host?: string };
}

/** What the small files of a folder say of the model. */
export interface ReadFolder {
  readonly config: ChatConfig;
  readonly tokenizer: string;
  /** Which of its names the index has. */
  readonly indexFile: string;
  readonly index: WeightIndex;
  /** The files that were read for it. */
  readonly texts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/** Reads a folder's configuration and index. Where the hub lists its files, they have to agree with its list. */
export async function readFolder(
  context: HubContext,
  folder: RemoteFolder,
  signal: AbortSignal,
): Result<ReadFolder> {
  const configRead = await readFile(context, folder, 'config', mlcFiles.config, signal);
  if (!configRead.ok) return configRead;
  const config = parseChatConfig(text(configRead.value));
  if (!config.ok) return unreadable(folder, mlcFiles.config, config.failure);
  const tokenizer = tokenizerOf(config.value);
  const indexRead = await readIndex(context, folder, signal);
  if (!indexRead.ok) return indexRead;
  const { file: indexFile, bytes } = indexRead.value;
  const index = parseWeightIndex(text(bytes));
  if (!index.ok) return unreadable(folder, indexFile, index.failure);
  const { listing, furtherFiles, host } = folder;
  const named = [mlcFiles.config, ...furtherFiles, tokenizer];
  const agreed = listing
    ? checkFolder(listing, named, index.value.shards, host)
    : success(undefined);
  if (!agreed.ok) return agreed;
  return success({
    config: config.value,
    tokenizer,
    indexFile,
    index: index.value,
    texts: new Map([
      [mlcFiles.config, configRead.value],
      [indexFile, bytes],
    ]),
  });
}

function text(bytes: Uint8Array<ArrayBuffer>): string {
  return new TextDecoder().decode(bytes);
}

function unreadable(
  { host }: RemoteFolder,
  file: string,
  detail: string,
): Outcome<never, StoreFailure> {
  return failed({ kind: 'wrong-content', file, ...host, content: 'unreadable', detail });
}

/** The index under the first of its names that the host has; where it has none, under the present one. */
async function readIndex(
  context: HubContext,
  folder: RemoteFolder,
  signal: AbortSignal,
): Result<{ readonly file: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const { listing } = folder;
  const listed = listing && (indexFiles.find((name) => listing.files.has(name)) ?? mlcFiles.index);
  let first: Outcome<never, StoreFailure> | undefined;
  for (const file of listed === undefined ? indexFiles : [listed]) {
    const read = await readFile(context, folder, 'index', file, signal);
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

/** A file that is read whole before anything is kept, and therefore bounded; where it is listed, checked. */
async function readFile(
  context: HubContext,
  { modelId, address, listing, host }: RemoteFolder,
  which: 'config' | 'index',
  file: string,
  signal: AbortSignal,
): Result<Uint8Array<ArrayBuffer>> {
  const listed = listing ? checkListed(listing, { path: file, sizeBytes: null }, host) : undefined;
  if (listed?.ok === false) return listed;
  const hash = listing?.files.get(file)?.hash;
  const small = { address: address + file, file, mostBytes: mostBytes[which], signal };
  return retrying(context, signal, async () => {
    const read = await readSmallFile(context, small);
    if (!read.ok) return read;
    if (isLfsPointer(read.value)) return failed(pointerSent(file, host));
    if (hash === undefined || (await bytesAreExpected(read.value, hash))) return read;
    const part = { part: file, partSizeBytes: read.value.byteLength };
    return failed({
      kind: 'hash-mismatch',
      place: 'host',
      modelId,
      file,
      ...part,
      ...host,
    });
  });
}
