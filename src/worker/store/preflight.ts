import { failed, success, type Outcome } from '../../core/outcome';
import {
  addressOf,
  libraryIsElsewhere,
  remoteFiles,
  type DiscoveredModel,
  type RemoteFile,
} from '../../core/store/discovery';
import type { StoreFailure } from '../../core/store/failures';
import { listedLicence, type HubListing } from '../../core/store/hub-model';
import { mlcFiles } from '../../core/store/mlc-files';
import type { WeightIndex } from '../../core/store/mlc-folder';
import { sizeOf } from './file-size';
import type { DownloadContext } from './job';
import { readFolder, type RemoteFolder } from './read-folder';
import { readLicence, type FoundLicence } from './read-licence';
import { hostField, namedHost } from './request';

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
 * how large the other files are. Where the hub lists them, they have to agree with its list. Only the
 * host of the folder is asked: a library of another one is looked at when its turn comes.
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

/**
 * The text of the licence, and the sizes of files of that host which neither the index nor the hub tells.
 */
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
  const asked = listing ? [] : [tokenizer];
  const library = model.library.kind === 'file' ? model.library.path : mlcFiles.library;
  const isListed = listing !== undefined && model.library.kind === 'file';
  if (!isListed && !libraryIsElsewhere(model)) asked.push(library);
  const names = listing ? [listedLicence(listing) ?? []].flat() : undefined;
  const [licence, ...told] = await Promise.all([
    readLicence(context, model, signal, names),
    ...asked.map((path) => sizeOf(context, { address: addressOf(model, path), path }, signal)),
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
