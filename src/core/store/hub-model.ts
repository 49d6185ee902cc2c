/** A discovered model in a repository of the hub: one commit of it. */
import type { HubFile } from '../hub/commit';
import { folderAddress, hubFolderOf, isCommit, type HubFolder } from '../hub/folder';
import { failed, success, type Outcome } from '../outcome';
import type { DiscoveredModel } from './discovery';
import type { StoreFailure } from './failures';
import { licencePaths } from './mlc-files';
import type { Shard } from './mlc-folder';

/** What the hub has of a model's folder at a commit. */
export interface HubListing {
  readonly commit: string;
  /** By their path in the folder. */
  readonly files: ReadonlyMap<string, HubFile>;
  /** False: what is not among them may be there all the same. */
  readonly isWhole: boolean;
}

/** The commit that a model is pinned to; null: it is looked up. */
export function pinnedCommit(
  { files }: Pick<DiscoveredModel, 'files'>,
  { revision }: HubFolder,
): string | null {
  return [files.revision, revision].find(isCommit) ?? null;
}

/** The model with the address of its folder at a commit, where every file is asked for. */
export function atCommit(model: DiscoveredModel, commit: string): DiscoveredModel {
  const hub = hubFolderOf(model.files.folder);
  const folder = hub ? folderAddress(hub, commit) : model.files.folder;
  return { ...model, files: { ...model.files, folder, revision: commit } };
}

/**
 * Whether a host has the commit that is here no longer, or its file, while another may be had in its
 * place: not where it sends nothing of the repository, nor where the catalogue names this very commit.
 */
export function hasMovedOn(
  failure: StoreFailure,
  { files }: Pick<DiscoveredModel, 'files'>,
  commit: string,
): boolean {
  const isGone =
    failure.kind === 'network' &&
    (failure.refusal === 'no-file' || failure.refusal === 'no-revision');
  return isGone && files.revision !== commit && hubFolderOf(files.folder)?.revision !== commit;
}

/** The text of its licence that a commit has; undefined: none. */
export function listedLicence({ files }: HubListing): string | undefined {
  return licencePaths.find((path) => files.has(path));
}

/**
 * Whether the list of a commit has a file, with the size that the model's own index gives it. Else
 * repository and model do not belong together, and nothing more of it need be fetched.
 *
 * @param host as failures name it
 */
export function checkListed(
  { files, isWhole }: HubListing,
  { path, sizeBytes }: { readonly path: string; readonly sizeBytes: number | null },
  host: { readonly host?: string },
): Outcome<void, StoreFailure> {
  const names = { file: path, ...host };
  const listedBytes = files.get(path)?.sizeBytes;
  if (listedBytes === undefined && isWhole) return failed({ kind: 'file-not-listed', ...names });
  if (listedBytes === undefined) {
    const detail = 'the list of files goes on where it cannot be read';
    return failed({ kind: 'wrong-content', ...names, content: 'too-large', detail });
  }
  if (sizeBytes === null || sizeBytes === listedBytes) return success(undefined);
  return failed({ kind: 'listed-size-differs', ...names, listedBytes, indexBytes: sizeBytes });
}

/**
 * Whether the list of a commit agrees with all that the model's folder must have.
 *
 * @param named files of which only the name is known
 */
export function checkFolder(
  listing: HubListing,
  named: readonly string[],
  shards: readonly Shard[],
  host: { readonly host?: string },
): Outcome<void, StoreFailure> {
  for (const file of [...named.map((path) => ({ path, sizeBytes: null })), ...shards]) {
    const checked = checkListed(listing, file, host);
    if (!checked.ok) return checked;
  }
  return success(undefined);
}
