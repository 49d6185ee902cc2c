import type { Model } from '../../core/catalogue/model';
import type { FetchProgress } from '../../core/store/model-store';
import { planFetch } from '../../core/store/plan';
import type { ModelRepository } from './model-repository';

/** How far another tab's download has come, as the database shows it; undefined while it does not. */
export async function waitingProgress(
  repository: ModelRepository,
  { id, files }: Model,
): Promise<FetchProgress | undefined> {
  if (files.kind === 'complete') {
    const here = await repository.partHashes();
    if (!here.ok) return undefined;
    const { totalBytes, missingBytes } = planFetch(files.list, here.value);
    return { phase: 'wait', doneBytes: totalBytes - missingBytes, totalBytes, files: [] };
  }
  const unfinished = await repository.unfinished();
  const download = unfinished.ok ? unfinished.value.find((one) => one.id === id) : undefined;
  if (!download) return undefined;
  const { doneBytes, totalBytes } = download;
  return { phase: 'wait', doneBytes, totalBytes: totalBytes ?? 0, files: [] };
}
