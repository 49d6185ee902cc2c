import { isWhole, type Model, type WholeModel } from '../../core/catalogue/model';
import { failed, success, type Outcome } from '../../core/outcome';
import type { Random } from '../../core/ports';
import { needing, type StoreFailure } from '../../core/store/failures';
import type { FetchProgress, StoredModel } from '../../core/store/model-store';
import { planFetch, sameFiles, type WantedPart } from '../../core/store/plan';
import { isPassing, mostAttempts, retryDelayMs } from '../../core/store/retry';
import { freeBytes } from '../../database/failure';
import type { Delay } from './delay';
import { fetchPart } from './fetch-part';
import { fetchLanes, inLanes } from './lanes';
import type { ModelRecord } from '../../database/schema';
import { storedModel, type Shelf } from './shelf';

const aborted: Outcome<never, StoreFailure> = failed({ kind: 'aborted' });

export interface DownloadContext {
  readonly shelf: Shelf;
  readonly delay: Delay;
  readonly random: Random;
  /** Absolute address of the page's folder. */
  readonly siteAddress: string;
}

export interface DownloadJob {
  readonly model: Model;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: FetchProgress) => void;
}

/**
 * Fetches what is missing of a model and commits it. Parts that an earlier attempt has finished
 * are used as they are. The caller holds the model's download lock.
 */
export async function download(
  context: DownloadContext,
  job: DownloadJob,
): Promise<Outcome<StoredModel, StoreFailure>> {
  const { shelf } = context;
  const { model } = job;
  if (!isWhole(model)) {
    return failed({ kind: 'host-not-allowed', host: new URL(model.files.folder).host });
  }
  const files = model.files.list;
  const kept = await shelf.model(model.id);
  if (!kept.ok) return kept;
  if (kept.value && sameFiles(kept.value.files, files)) return success(storedModel(kept.value));
  const here = await shelf.partHashes();
  if (!here.ok) return here;
  const plan = planFetch(files, here.value);

  const free = await freeBytes();
  if (free !== null && free < plan.missingBytes) {
    return failed({ kind: 'quota', neededBytes: plan.missingBytes, freeBytes: free });
  }
  const hashes = files.flatMap((file) => file.parts.map((part) => part.sha256));
  const begun = await shelf.beginDownload({
    id: model.id,
    partHashes: hashes,
    totalBytes: plan.totalBytes,
  });
  const start = { doneBytes: plan.totalBytes - plan.missingBytes, totalBytes: plan.totalBytes };
  const fetched = begun.ok ? await fetchParts(context, job, plan.missing, start) : begun;
  const committed = fetched.ok ? await shelf.commit(listedRecord(model)) : fetched;
  return needing(committed, plan.missingBytes);
}

/** What is noted of a model that the catalogue lists whole, once it has come. */
export function listedRecord(model: WholeModel): ModelRecord {
  const { list } = model.files;
  const nowMs = Date.now();
  return {
    id: model.id,
    model,
    files: list,
    checks: Object.fromEntries(list.map(({ path }) => [path, 'sha256'])),
    source: 'site',
    committedAtMs: nowMs,
    verifiedAtMs: nowMs,
    usedAtMs: null,
  };
}

/** Fetches and keeps the given parts, telling how many bytes have come. */
export async function fetchParts(
  { shelf, delay, random, siteAddress }: DownloadContext,
  { model, signal, onProgress }: DownloadJob,
  parts: readonly WantedPart[],
  start: { readonly doneBytes: number; readonly totalBytes: number },
): Promise<Outcome<void, StoreFailure>> {
  const folder = siteAddress + (model.files.kind === 'complete' ? model.files.folder : '');
  let { doneBytes } = start;
  const advance = (bytes: number): void => {
    doneBytes += bytes;
    onProgress({ phase: 'fetch', doneBytes, totalBytes: start.totalBytes, files: [] });
  };
  advance(0);

  async function attempt(
    part: WantedPart,
    laneSignal: AbortSignal,
  ): Promise<Outcome<void, StoreFailure>> {
    let arrivedBytes = 0;
    const onBytes = (bytes: number): void => {
      arrivedBytes += bytes;
      advance(bytes);
    };
    const request = { modelId: model.id, part, folder, signal: laneSignal, onBytes };
    const fetched = await fetchPart(request);
    const kept = fetched.ok ? await shelf.keepPart(part.sha256, fetched.value) : fetched;
    if (!kept.ok) advance(-arrivedBytes);
    return kept;
  }

  const outcome = await inLanes(parts, fetchLanes, signal, async (part, laneSignal) => {
    for (let count = 1; ; count += 1) {
      const tried = await attempt(part, laneSignal);
      if (tried.ok) return success(undefined);
      if (laneSignal.aborted) return aborted;
      if (count === mostAttempts || !isPassing(tried.failure)) return tried;
      await delay(retryDelayMs(count + 1, random), laneSignal);
    }
  });
  // The lanes may have ended between two parts, when none of them was there to notice.
  return outcome.ok && signal.aborted ? aborted : outcome;
}
