import { isWhole, type WholeModel } from '../../core/catalogue/model';
import { unreachable } from '../../core/catalogue/reach';
import { failed, success, type Outcome } from '../../core/outcome';
import { isDiscovered, type DiscoveredModel } from '../../core/store/discovery';
import { needing, type StoreFailure } from '../../core/store/failures';
import { mlcFiles } from '../../core/store/mlc-files';
import type { StoredModel } from '../../core/store/model-store';
import { planFetch, sameFiles } from '../../core/store/plan';
import type { ModelRecord } from '../../core/store/kept-models';
import { withRoom } from './disk-room';
import { fetchPart } from './fetch-part';
import { fetchParts } from './fetch-parts';
import type { DownloadContext, DownloadJob } from './job';
import { storedModel } from './model-repository';
import { namedHost } from './request';

/**
 * Fetches what is missing of a model and commits it. Parts that an earlier attempt has finished
 * are used as they are. The caller holds the model's download lock.
 */
export async function download(
  context: DownloadContext,
  job: DownloadJob,
): Promise<Outcome<StoredModel, StoreFailure>> {
  const { model } = job;
  if (isDiscovered(model)) return laterDiscovered(context, { ...job, model });
  if (isWhole(model)) return downloadListed(context, { ...job, model });
  // Its library would have to be fetched from elsewhere, unchecked: no catalogue of ours says so.
  return failed({ kind: 'not-here', modelId: model.id });
}

/** A chunk of its own: the site's own models, and most visits, do without it. */
async function laterDiscovered(
  context: DownloadContext,
  job: DownloadJob & { readonly model: DiscoveredModel },
): Promise<Outcome<StoredModel, StoreFailure>> {
  const chunk = await import('./download-discovered').catch(() => undefined);
  if (chunk) return chunk.downloadDiscovered(context, job);
  // The site's own host: without it the files' hosts are not asked either.
  const { config } = mlcFiles;
  return failed({ kind: 'network', file: config, part: config, status: null });
}

async function downloadListed(
  context: DownloadContext,
  job: DownloadJob & { readonly model: WholeModel },
): Promise<Outcome<StoredModel, StoreFailure>> {
  const { repository } = context;
  const { model } = job;
  const files = model.files.list;
  const kept = await repository.model(model.id);
  if (!kept.ok) return kept;
  if (kept.value && sameFiles(kept.value.files, files)) return success(storedModel(kept.value));
  const host = unreachable(model, context.allowedHosts);
  if (host !== undefined && namedHost(model.files.folder, context) !== undefined) {
    return failed({ kind: 'host-not-allowed', host });
  }
  const here = await repository.partHashes();
  if (!here.ok) return here;
  const plan = planFetch(files, here.value);

  const { missingBytes, totalBytes } = plan;
  const partHashes = files.flatMap((file) => file.parts.map((part) => part.sha256));
  const outcome = await withRoom(
    repository,
    { recordId: model.id, missingBytes },
    () => repository.beginDownload({ id: model.id, partHashes, totalBytes }),
    async (begun) => {
      // What was here before may have been taken away until it was noted that this needs it.
      const { missing } = planFetch(files, begun);
      const work = { files, parts: missing, fetchOne: partFetcher(context, model) };
      const fetched = await fetchParts(context, job, work);
      return fetched.ok ? repository.commit(listedRecord(context, model), 'download') : fetched;
    },
  );
  return needing(outcome, missingBytes);
}

/** How a part of a model is fetched that its host has in parts. */
export function partFetcher(context: DownloadContext, model: WholeModel) {
  const folder = new URL(model.files.folder, context.siteAddress).href;
  return (request: Omit<Parameters<typeof fetchPart>[1], 'folder' | 'modelId'>) =>
    fetchPart(context, { ...request, modelId: model.id, folder });
}

/** What is noted of a model that the catalogue lists whole, once it has come. */
function listedRecord({ siteAddress }: DownloadContext, model: WholeModel): ModelRecord {
  const { list, folder } = model.files;
  const { origin } = new URL(siteAddress);
  const nowMs = Date.now();
  return {
    id: model.id,
    model,
    files: list,
    checks: Object.fromEntries(list.map(({ path }) => [path, 'sha256'])),
    source: new URL(folder, siteAddress).origin === origin ? 'site' : 'host',
    committedAtMs: nowMs,
    verifiedAtMs: nowMs,
    usedAtMs: null,
  };
}
