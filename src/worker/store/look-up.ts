import { failed, success, type Outcome } from '../../core/outcome';
import { folderAddress, type HubFolder } from '../../core/hub/folder';
import type { ModelInfo } from '../../core/hub/model-info';
import type { HubContents, HubRepository } from '../../core/store/hub-repository';
import type { StoreFailure } from '../../core/store/failures';
import type { HubListing } from '../../core/store/hub-model';
import { mlcFiles } from '../../core/store/mlc-files';
import { listingOf, modelInfo, type HubContext } from './hub-listing';
import { readFolder } from './read-folder';
import { hostField, namedHost } from './request';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/**
 * Says what a repository is: one commit of it, the list of its files and, where they are in MLC's
 * layout, the two small ones that describe the model, checked against that list. Nothing else is asked.
 */
export async function lookUp(
  context: HubContext,
  folder: HubFolder,
  signal: AbortSignal,
): Result<HubRepository> {
  const info = await modelInfo(context, folder, signal);
  if (!info.ok) return info;
  if (info.value.isGated) return gated(context, folder);
  const { commit, licenceTag, baseModels, languages } = info.value;
  const listing = await listingOf(context, folder, commit, signal);
  if (!listing.ok) return listing;
  const contents = await contentsOf(context, folder, info.value, listing.value, signal);
  if (!contents.ok) return contents;
  const files = [...listing.value.files.values()];
  const said = { licenceTag, baseModels, languages };
  return success({ folder, commit, files, ...said, contents: contents.value });
}

async function contentsOf(
  context: HubContext,
  folder: HubFolder,
  { gguf }: ModelInfo,
  listing: HubListing,
  signal: AbortSignal,
): Result<HubContents> {
  const { files, commit } = listing;
  const address = folderAddress(folder, commit);
  const host = hostField(namedHost(address, context));
  if (files.has(mlcFiles.config)) {
    const { repository: modelId } = folder;
    const remote = { modelId, address, listing, furtherFiles: [], host };
    const read = await readFolder(context, remote, signal);
    if (!read.ok) return read;
    const { config, index } = read.value;
    return success({ kind: 'mlc', config, index });
  }
  // The hub has read one of the repository's files, which need not be in this folder.
  if ([...files.keys()].some((path) => path.endsWith('.gguf'))) {
    return success({ kind: 'gguf', ...gguf });
  }
  if (files.size > 0 || folder.path === '') return success({ kind: 'other' });
  return failed({ kind: 'file-not-listed', file: folder.path, ...host });
}

/** Its list can be seen, its files cannot be had: nothing more is asked of it. */
function gated(context: HubContext, folder: HubFolder): Outcome<never, StoreFailure> {
  const { repository: file, origin } = folder;
  const host = hostField(namedHost(origin, context));
  return failed({ kind: 'network', file, part: file, status: 200, refusal: 'gated', ...host });
}
