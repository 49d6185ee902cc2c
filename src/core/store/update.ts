/** A newer commit of a model that is here: who has one, and what is fetched then. */
import type { Model } from '../catalogue/model';
import { hubFolderOf } from '../hub/folder';
import { isCurrent } from './current';
import type { DiscoveredModel } from './discovery';
import { pinnedCommit } from './hub-model';
import type { DownloadRecord, ModelRecord } from './kept-models';

/**
 * Whether a newer commit of a model may be there to ask for: not of one that was brought from outside, that
 * is in no repository of the hub, or whose entry names a commit. There a newer one is a newer entry.
 *
 * @param listed the entry by which the model is fetched
 */
export function isUpdatable(
  stored: Parameters<typeof isCurrent>[0],
  listed: Pick<Model, 'files' | 'library'>,
): boolean {
  const { files } = listed;
  const folder = hubFolderOf(files.folder);
  if (!folder || files.kind !== 'discovered' || stored.source !== 'host') return false;
  return pinnedCommit({ files }, folder) === null && isCurrent(stored, listed);
}

/** The model as it is fetched at a commit, whatever its revision stands for by then. */
export function pinnedTo(model: DiscoveredModel, commit: string): DiscoveredModel {
  return { ...model, files: { ...model.files, revision: commit } };
}

/** The commit of the update of a model that is here which is not whole; undefined where there is none. */
export function updateCommit(
  kept: Pick<ModelRecord, 'source' | 'commit'>,
  unfinished: Pick<DownloadRecord, 'commit'> | undefined,
): string | undefined {
  const commit = unfinished?.commit;
  return kept.source === 'host' && commit !== kept.commit ? commit : undefined;
}
