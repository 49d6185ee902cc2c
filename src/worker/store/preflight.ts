import { failed, success, type Outcome } from '../../core/outcome';
import {
  addressOf,
  remoteFiles,
  type DiscoveredModel,
  type RemoteFile,
} from '../../core/store/discovery';
import { pointerSent, type StoreFailure } from '../../core/store/failures';
import {
  checkFolder,
  checkListed,
  listedLicence,
  type HubListing,
} from '../../core/store/hub-model';
import { isLfsPointer } from '../../core/store/lfs-pointer';
import { indexFiles, mlcFiles } from '../../core/store/mlc-files';
import {
  mostBytes,
  parseChatConfig,
  parseWeightIndex,
  tokenizerOf,
  type WeightIndex,
} from '../../core/store/mlc-folder';
import { bytesAreExpected } from './hashers';
import { hostField, namedHost, requestFile } from './request';
import type { DownloadContext } from './job';
import { readLicence, type FoundLicence } from './read-licence';
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
 * how large the other files are. Where the hub lists them, they have to agree with its list.
 *
 * @param model at the commit of the list
 */
export async function preflight(
  context: DownloadContext,
  model: DiscoveredModel,
  listing: HubListing | undefined,
  signal: AbortSignal,
): Result<Preflight> {
  const folder: Folder = { model, listing, host: hostField(folderHost(context, model)) };
  const config = await readFile(context, folder, 'config', mlcFiles.config, signal);
  if (!config.ok) return config;
  const parsed = parseChatConfig(text(config.value));
  if (!parsed.ok) return unreadable(folder, mlcFiles.config, parsed.failure);
  const tokenizer = tokenizerOf(parsed.value);
  const found = await readIndex(context, folder, signal);
  if (!found.ok) return found;
  const { file: indexFile, bytes: index } = found.value;
  const weights = parseWeightIndex(text(index));
  if (!weights.ok) return unreadable(folder, indexFile, weights.failure);
  const { shards } = weights.value;
  const agreed = listing
    ? checkFolder(listing, model, { tokenizer, shards }, folder.host)
    : success(undefined);
  if (!agreed.ok) return agreed;

  const told = await tell(context, folder, tokenizer, signal);
  if (signal.aborted) return failed({ kind: 'aborted' });
  if (!told.ok) return told;
  const { licence, sizes } = told.value;
  const texts = new Map<string, Uint8Array<ArrayBuffer>>([
    [mlcFiles.config, config.value],
    [indexFile, index],
  ]);
  if (licence) texts.set(licence.path, licence.bytes);
  const files = { tokenizer, indexFile, index: weights.value, licence: licence?.path };
  for (const [path, { byteLength }] of texts) sizes.set(path, byteLength);
  return success({
    files: remoteFiles(model, files, sizes, listing?.files),
    index: weights.value,
    texts,
  });
}

/** A model's folder, as far as its hub lists it, and its host as failures name it. */
interface Folder {
  readonly model: DiscoveredModel;
  readonly listing: HubListing | undefined;
  readonly host: { readonly host?: string };
}

function folderHost(context: DownloadContext, { files }: DiscoveredModel): string | undefined {
  return namedHost(files.folder, context);
}

/** The text of the licence, and the sizes of files that neither the index nor the hub tells. */
async function tell(
  context: DownloadContext,
  { model, listing }: Folder,
  tokenizer: string,
  signal: AbortSignal,
): Result<{
  readonly licence: FoundLicence | undefined;
  readonly sizes: Map<string, number | null>;
}> {
  const library = model.library.kind === 'file' ? model.library.path : mlcFiles.library;
  const isElsewhere = model.library.kind === 'address';
  const asked = listing ? (isElsewhere ? [library] : []) : [library, tokenizer];
  const names = listing ? [listedLicence(listing) ?? []].flat() : undefined;
  const [licence, ...told] = await Promise.all([
    readLicence(context, model, signal, names),
    ...asked.map((path) => sizeOf(context, model, path, signal)),
  ]);
  const refused = told.find((size) => !size.ok);
  if (refused) return refused;
  const sizes = new Map(
    asked.map((path, at) => {
      const size = told[at];
      return [path, size?.ok ? size.value : null];
    }),
  );
  return success({ licence, sizes });
}

function text(bytes: Uint8Array<ArrayBuffer>): string {
  return new TextDecoder().decode(bytes);
}

function unreadable({ host }: Folder, file: string, detail: string): Outcome<never, StoreFailure> {
  return failed({ kind: 'wrong-content', file, ...host, content: 'unreadable', detail });
}

/** The index under the first of its names that the host has; where it has none, under the present one. */
async function readIndex(
  context: DownloadContext,
  folder: Folder,
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
  context: DownloadContext,
  { model, listing, host }: Folder,
  which: 'config' | 'index',
  file: string,
  signal: AbortSignal,
): Result<Uint8Array<ArrayBuffer>> {
  const listed = listing ? checkListed(listing, { path: file, sizeBytes: null }, host) : undefined;
  if (listed?.ok === false) return listed;
  const hash = listing?.files.get(file)?.hash;
  const small = { address: addressOf(model, file), file, mostBytes: mostBytes[which], signal };
  return retrying(context, signal, async () => {
    const read = await readSmallFile(context, small);
    if (!read.ok) return read;
    if (isLfsPointer(read.value)) return failed(pointerSent(file, host));
    if (hash === undefined || (await bytesAreExpected(read.value, hash))) return read;
    const part = { part: file, partSizeBytes: read.value.byteLength };
    return failed({
      kind: 'hash-mismatch',
      place: 'host',
      modelId: model.id,
      file,
      ...part,
      ...host,
    });
  });
}

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
async function sizeOf(
  context: DownloadContext,
  model: DiscoveredModel,
  file: string,
  signal: AbortSignal,
): Result<number | null> {
  const address = addressOf(model, file);
  // With a range the browser asks for the bytes as they are: the size is not that of a compressed form.
  const request = { address, file, part: file, signal, range: 'bytes=0-0' };
  const answer = await requestFile(context, request);
  if (answer.ok) {
    void answer.value.body?.cancel().catch(() => undefined);
    return success(sizeSaid(answer.value));
  }
  const { kind } = answer.failure;
  return kind === 'network' || kind === 'wrong-content' ? success(null) : answer;
}
