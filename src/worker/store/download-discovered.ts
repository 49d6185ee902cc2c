import type { ModelFile } from '../../core/catalogue/files';
import { unreachable } from '../../core/catalogue/reach';
import { failed, success, type Outcome } from '../../core/outcome';
import { hubFolderOf, isCommit } from '../../core/hub/folder';
import { isCurrent } from '../../core/store/current';
import {
  checksOf,
  foundModel,
  type DiscoveredModel,
  type RemoteFile,
} from '../../core/store/discovery';
import { needing, type StoreFailure } from '../../core/store/failures';
import { atCommit, pinnedCommit, type HubListing } from '../../core/store/hub-model';
import { pinnedTo, updateCommit } from '../../core/store/update';
import type { StoredModel } from '../../core/store/model-store';
import type { ModelRecord } from '../../core/store/kept-models';
import { arrivalsOf, beginArrivals } from './arrivals';
import { withRoom } from './disk-room';
import type { DownloadContext, DownloadJob } from './job';
import { fetchFiles } from './fetch-files';
import { listingOf, modelInfo } from './hub-listing';
import { preflight, type Preflight } from './preflight';
import { storedModel } from './model-repository';

/**
 * Fetches a model whose files its own index lists, and commits it with their hashes. In a repository
 * of the hub all of them are of one commit, which is looked up first. What an earlier
 * attempt has kept is gone on with, at its commit where a newer one of the model that is here was on its
 * way; of another version that is here, files that are still the same are
 * not fetched again: where the library has moved, it alone is. The caller holds the model's download lock.
 */
export async function downloadDiscovered(
  context: DownloadContext,
  job: DownloadJob & { readonly model: DiscoveredModel },
): Promise<Outcome<StoredModel, StoreFailure>> {
  const { repository } = context;
  const { signal, onProgress } = job;
  const { id } = job.model;
  const kept = await repository.model(id);
  if (!kept.ok) return kept;
  let { model } = job;
  if (kept.value && isCurrent(kept.value, model)) {
    const unfinished = await repository.download(id);
    if (!unfinished.ok) return unfinished;
    const commit = updateCommit(kept.value, unfinished.value);
    if (commit === undefined) {
      // It may have come by a pack or a folder since the download was stopped, which is over with that.
      await repository.discard(id);
      return success(storedModel(kept.value));
    }
    model = pinnedTo(model, commit);
  }
  const own = new URL(context.siteAddress).host;
  const host = unreachable(model, [own, ...context.allowedHosts]);
  if (host !== undefined) return failed({ kind: 'host-not-allowed', host });

  onProgress({ phase: 'preflight', doneBytes: 0, totalBytes: 0, files: [] });
  const listing = await listedBy(context, model, signal);
  if (!listing.ok) return listing;
  const commit = listing.value?.commit ?? pinnedAt(model);
  const at = listing.value ? atCommit(model, listing.value.commit) : model;
  const found = await preflight(context, at, listing.value, signal);
  if (!found.ok) return found;
  const { files } = found.value;
  const arrived = await arrivalsOf(repository.connection, id, files, kept.value);
  if (!arrived.ok) return arrived;
  const totalBytes = bytesOf(Object.values(arrived.value));
  const hereBytes = bytesOf(Object.values(arrived.value).flatMap(({ chunks }) => chunks));
  const missingBytes = Math.max(0, totalBytes - hereBytes);
  const outcome = await withRoom(
    repository,
    { recordId: id, missingBytes },
    () =>
      beginArrivals(repository.connection, id, arrived.value, {
        totalBytes,
        ...commitField(commit),
      }),
    async () => {
      const fetched = await fetchFiles(context, { ...job, model }, found.value, arrived.value);
      if (!fetched.ok) return fetched;
      const record = {
        ...foundRecord(model, files, found.value, fetched.value),
        ...commitField(commit),
      };
      return repository.commit(record, 'download');
    },
  );
  return needing(outcome, missingBytes);
}

/** What the hub lists of the model's commit; undefined where it is in no repository of the hub. */
async function listedBy(
  context: DownloadContext,
  model: DiscoveredModel,
  signal: AbortSignal,
): Promise<Outcome<HubListing | undefined, StoreFailure>> {
  const folder = hubFolderOf(model.files.folder);
  if (!folder) return success(undefined);
  const pinned = pinnedCommit(model, folder);
  if (pinned !== null) return listingOf(context, folder, pinned, signal);
  const newest = await modelInfo(context, folder, signal);
  return newest.ok ? listingOf(context, folder, newest.value.commit, signal) : newest;
}

/** The commit that the folder of another host is pinned to, where its revision is one. */
function pinnedAt({ files }: DiscoveredModel): string | undefined {
  return isCommit(files.revision) ? files.revision : undefined;
}

/** Of which nobody has said the size counts nothing. */
function bytesOf(sized: readonly { readonly sizeBytes: number | null }[]): number {
  return sized.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0);
}

function commitField(commit: string | undefined): { readonly commit?: string } {
  return commit === undefined ? {} : { commit };
}

function foundRecord(
  model: DiscoveredModel,
  files: readonly RemoteFile[],
  { index }: Preflight,
  list: readonly ModelFile[],
): ModelRecord {
  const nowMs = Date.now();
  return {
    id: model.id,
    model: foundModel(model, list, index),
    files: list,
    ...(model.library.kind === 'address' && { libraryAddress: model.library.address }),
    checks: checksOf(files),
    source: 'host',
    committedAtMs: nowMs,
    verifiedAtMs: nowMs,
    usedAtMs: null,
  };
}
