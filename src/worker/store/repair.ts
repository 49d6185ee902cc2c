import { failed, type Outcome } from '../../core/outcome';
import { needing, type StoreFailure } from '../../core/store/failures';
import type { StoredModel } from '../../core/store/model-store';
import { planFetch } from '../../core/store/plan';
import { fetchParts, type DownloadContext, type DownloadJob } from './download';
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
  const { shelf } = context;
  const { model, signal, onProgress } = job;
  const record = await shelf.model(model.id);
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
  const damaged = await damagedParts(shelf, all, signal, tell);
  if (!damaged.ok) return damaged;
  const start = { doneBytes: intactBytes, totalBytes };
  const fetched = await fetchParts(context, job, damaged.value, start);
  const verified = { ...record.value, verifiedAtMs: Date.now() };
  const committed = fetched.ok ? await shelf.commit(verified) : fetched;
  return needing(committed, totalBytes - intactBytes);
}
