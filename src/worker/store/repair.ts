import { isWhole, type Model } from '../../core/catalogue/model';
import { failed, type Outcome } from '../../core/outcome';
import { hubFolderOf } from '../../core/hub/folder';
import { addressOf, isDiscovered, type DiscoveredModel } from '../../core/store/discovery';
import { needing, type StoreFailure } from '../../core/store/failures';
import { atCommit, hasMovedOn } from '../../core/store/hub-model';
import type { StoredModel } from '../../core/store/model-store';
import { planFetch } from '../../core/store/plan';
import { partFetcher } from './download';
import type { ModelRecord } from '../../core/store/kept-models';
import type { DownloadContext, DownloadJob } from './job';
import { fetchParts } from './fetch-parts';
import { fetchRange } from './fetch-range';
import { hostField, namedHost } from './request';
import { damagedParts } from './verified-reader';

/**
 * Checks every part of a stored model and fetches the damaged ones again. To the person this is one
 * way from nothing to the whole: first what is found intact counts, then what arrives. The caller
 * holds the model's download lock.
 */
export async function repair(
  context: DownloadContext,
  job: DownloadJob,
): Promise<Outcome<StoredModel, StoreFailure>> {
  const { repository } = context;
  const { model, signal, onProgress } = job;
  const record = await repository.model(model.id);
  if (!record.ok) return record;
  if (record.value === undefined) return failed({ kind: 'not-here', modelId: model.id });
  const { files } = record.value;
  const { missing: all, totalBytes } = planFetch(files, new Set());

  let intactBytes = 0;
  const tell = (bytes: number): void => {
    intactBytes += bytes;
    onProgress({ phase: 'verify', doneBytes: intactBytes, totalBytes, files: [] });
  };
  tell(0);
  const damaged = await damagedParts(repository, all, signal, tell);
  if (!damaged.ok) return damaged;
  const fetchOne = fetcherFor(context, model, record.value);
  const fetched = await fetchParts(context, job, { files, parts: damaged.value, fetchOne });
  const verified = { ...record.value, verifiedAtMs: Date.now() };
  const committed = fetched.ok ? await repository.commit(verified, 'repair') : fetched;
  return needing(committed, totalBytes - intactBytes);
}

/**
 * A part of a model comes as the catalogue's host has it, by itself or as a piece of its file, and under
 * the name that it has there: files of a folder may have come with others.
 */
function fetcherFor(
  context: DownloadContext,
  model: Model,
  record: ModelRecord,
): Parameters<typeof fetchParts>[2]['fetchOne'] {
  const { files, model: kept, commit } = record;
  const notHere = failed({ kind: 'not-here', modelId: model.id } as const);
  if (isWhole(model)) {
    const fetchPart = partFetcher(context, model);
    const listed = model.files.list.flatMap(({ parts }) => parts);
    return (request) => {
      const same = listed.find(({ sha256 }) => sha256 === request.part.sha256);
      const path = same?.path ?? request.part.path;
      return fetchPart({ ...request, part: { ...request.part, path } });
    };
  }
  if (!isDiscovered(model)) return () => Promise.resolve(notHere);
  const from = cameFrom(model, record);
  return async (request) => {
    const file = files.find(({ path }) => path === request.part.file);
    if (!file) return notHere;
    const address = addressOf(from, file.path, kept?.library.path);
    const fetched = await fetchRange(context, { ...request, modelId: model.id, file, address });
    const isOfCommit = commit !== undefined && address.startsWith(from.files.folder);
    if (fetched.ok || !isOfCommit || !hasMovedOn(fetched.failure, model, commit)) return fetched;
    const host = hostField(namedHost(address, context));
    return failed({ kind: 'commit-gone', file: file.path, commit, ...host });
  };
}

/**
 * Where the files that are here came from: their own commit, whatever the catalogue lists by now, and
 * the library that they came with. Of a model whose commit is not known, where the catalogue says.
 */
function cameFrom(
  model: DiscoveredModel,
  { model: kept, commit, libraryAddress }: ModelRecord,
): DiscoveredModel {
  if (!kept || commit === undefined || !hubFolderOf(kept.files.folder)) return model;
  const library =
    libraryAddress === undefined
      ? kept.library
      : ({ kind: 'address', address: libraryAddress, sha256: null } as const);
  const files = { ...model.files, folder: kept.files.folder };
  return atCommit({ ...model, files, library }, commit);
}
