import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { FetchProgress, Verification } from '../../core/store/model-store';
import { planFetch } from '../../core/store/plan';
import type { ModelRepository } from './model-repository';
import { damagedParts } from './verified-reader';

export interface VerifyJob {
  readonly modelId: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: FetchProgress) => void;
}

/** Hashes every part of a stored model; when all are intact, that moment is noted. */
export async function verify(
  repository: ModelRepository,
  { modelId, signal, onProgress }: VerifyJob,
): Promise<Outcome<Verification, StoreFailure>> {
  const record = await repository.model(modelId);
  if (!record.ok) return record;
  if (record.value === undefined) return failed({ kind: 'not-here', modelId });
  const { missing: all, totalBytes } = planFetch(record.value.files, new Set());
  let doneBytes = 0;
  const tell = (bytes: number): void => {
    doneBytes += bytes;
    onProgress({ phase: 'verify', doneBytes, totalBytes, files: [] });
  };
  tell(0);
  const damaged = await damagedParts(repository, all, signal, tell);
  if (!damaged.ok) return damaged;
  const after = await repository.model(modelId);
  if (!after.ok) return after;
  // Taken away or replaced by another tab while this looked: what is missing is not damaged.
  const isSame = after.value?.committedAtMs === record.value.committedAtMs;
  if (!isSame) return failed({ kind: 'not-here', modelId });
  if (damaged.value.length === 0) await repository.note(modelId, { verifiedAtMs: Date.now() });
  return success({ damaged: [...new Set(damaged.value.map(({ file }) => file))] });
}
