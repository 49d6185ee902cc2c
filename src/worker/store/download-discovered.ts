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
import type { FetchProgress, StoredModel } from '../../core/store/model-store';
import { freeBytes } from '../../database/failure';
import type { ArrivedFile, ModelRecord } from '../../core/store/kept-models';
import { arrivalsOf, beginArrivals } from './arrivals';
import { aborted, type DownloadContext, type DownloadJob } from './job';
import { fetchFile } from './fetch-file';
import { listingOf, modelInfo } from './hub-listing';
import { inLanesOfHosts } from './lanes';
import { preflight, type Preflight } from './preflight';
import { storedModel } from './model-repository';
import { ProgressThrottle } from './progress-throttle';

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
  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? 0), 0);
  const arrived = await arrivalsOf(repository.connection, id, files, kept.value);
  if (!arrived.ok) return arrived;
  const hereBytes = Object.values(arrived.value)
    .flatMap(({ chunks }) => chunks)
    .reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const missingBytes = Math.max(0, totalBytes - hereBytes);
  const free = await freeBytes();
  if (free !== null && free < missingBytes) {
    return failed({ kind: 'quota', neededBytes: missingBytes, freeBytes: free });
  }
  const begun = await beginArrivals(repository.connection, id, arrived.value, {
    totalBytes,
    ...commitField(commit),
  });
  if (!begun.ok) return needing(begun, missingBytes);
  const fetched = await fetchFiles(context, { ...job, model }, found.value, arrived.value);
  if (!fetched.ok) return needing(fetched, missingBytes);
  const record = {
    ...foundRecord(model, files, found.value, fetched.value),
    ...commitField(commit),
  };
  return needing(await repository.commit(record, 'download'), missingBytes);
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

function commitField(commit: string | undefined): { readonly commit?: string } {
  return commit === undefined ? {} : { commit };
}

async function fetchFiles(
  context: DownloadContext,
  { model, signal, onProgress }: DownloadJob,
  { files, texts }: Preflight,
  arrived: Readonly<Record<string, ArrivedFile>>,
): Promise<Outcome<readonly ModelFile[], StoreFailure>> {
  const doneBytes = new Map(files.map(({ path }) => [path, 0]));
  const complete = new Map<string, ModelFile>();
  const telling = new ProgressThrottle(() => progressOf(files, doneBytes, complete), onProgress);
  const outcome = await inLanesOfHosts(files, signal, async (file, laneSignal) => {
    // A host names its files, also as what every object has.
    const before = Object.hasOwn(arrived, file.path) ? arrived[file.path] : undefined;
    if (!before) throw new Error(`${file.path} was not begun`);
    const fetched = await fetchFile(context, {
      modelId: model.id,
      file,
      arrived: before,
      bytes: texts.get(file.path),
      signal: laneSignal,
      onBytes: (bytes) => {
        doneBytes.set(file.path, bytes);
        telling.change();
      },
    });
    if (fetched.ok) complete.set(file.path, fetched.value);
    return fetched.ok ? success(undefined) : fetched;
  });
  telling.end();
  if (!outcome.ok) return outcome;
  const list = files.flatMap(({ path }) => complete.get(path) ?? []);
  // The lanes may have ended between two files, when none of them was there to notice.
  return list.length < files.length ? aborted : success(list);
}

function progressOf(
  files: readonly RemoteFile[],
  doneBytes: ReadonlyMap<string, number>,
  complete: ReadonlyMap<string, ModelFile>,
): FetchProgress {
  const each = files.map(({ path, sizeBytes }) => {
    const done = doneBytes.get(path) ?? 0;
    const knownBytes = complete.get(path)?.sizeBytes ?? sizeBytes;
    return { path, doneBytes: done, sizeBytes: knownBytes && Math.max(knownBytes, done) };
  });
  return {
    phase: 'fetch',
    doneBytes: each.reduce((sum, file) => sum + file.doneBytes, 0),
    totalBytes: each.reduce((sum, file) => sum + (file.sizeBytes ?? file.doneBytes), 0),
    files: each,
  };
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
