import { failed, success, type Outcome } from '../../core/outcome';
import {
  addressOf,
  remoteFiles,
  type DiscoveredModel,
  type RemoteFile,
} from '../../core/store/discovery';
import type { StoreFailure } from '../../core/store/failures';
import { listedLicence, type HubListing } from '../../core/store/hub-model';
import { mlcFiles } from '../../core/store/mlc-files';
import type { WeightIndex } from '../../core/store/mlc-folder';
import type { DownloadContext } from './job';
import { readFolder, type RemoteFolder } from './read-folder';
import { readLicence, type FoundLicence } from './read-licence';
import { hostField, namedHost, requestFile } from './request';

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
  const folder: RemoteFolder = {
    modelId: model.id,
    address: model.files.folder,
    listing,
    furtherFiles: model.library.kind === 'file' ? [model.library.path] : [],
    host: hostField(namedHost(model.files.folder, context)),
  };
  const read = await readFolder(context, folder, signal);
  if (!read.ok) return read;
  const { tokenizer, indexFile, index } = read.value;
  const told = await tell(context, model, listing, tokenizer, signal);
  if (signal.aborted) return failed({ kind: 'aborted' });
  if (!told.ok) return told;
  const { licence, sizes } = told.value;
  const texts = new Map(read.value.texts);
  if (licence) texts.set(licence.path, licence.bytes);
  const files = { tokenizer, indexFile, index, licence: licence?.path };
  for (const [path, { byteLength }] of texts) sizes.set(path, byteLength);
  return success({
    files: remoteFiles(model, files, sizes, listing?.files),
    index,
    texts,
  });
}

/** The text of the licence, and the sizes of files that neither the index nor the hub tells. */
async function tell(
  context: DownloadContext,
  model: DiscoveredModel,
  listing: HubListing | undefined,
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
