import type { ModelFile } from '../../core/catalogue/files';
import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { FetchProgress } from '../../core/store/model-store';
import type { WantedPart } from '../../core/store/plan';
import type { DownloadContext, DownloadJob } from './job';
import { fetchLanes, inLanes } from './lanes';
import { withPartBuffer, type PartBuffer } from './part-buffer';
import { retrying } from './retrying';
import { ProgressThrottle } from './progress-throttle';

interface Work {
  /** All files of the model, in loading order. */
  readonly files: readonly ModelFile[];
  /** The files' parts that are to be fetched. */
  readonly parts: readonly WantedPart[];
  readonly fetchOne: (request: {
    readonly part: WantedPart;
    readonly signal: AbortSignal;
    readonly onBytes: (bytes: number) => void;
    readonly into: PartBuffer;
  }) => Promise<Outcome<void, StoreFailure>>;
}

/** Fetches and keeps the given parts, telling how many bytes of each file are here. */
export async function fetchParts(
  context: DownloadContext,
  { signal, onProgress }: DownloadJob,
  { files, parts, fetchOne }: Work,
): Promise<Outcome<void, StoreFailure>> {
  const arrivedBytes = new Map(parts.map(({ sha256 }) => [sha256, 0]));
  const telling = new ProgressThrottle(() => progressOf(files, arrivedBytes), onProgress);
  telling.change();

  const outcome = await inLanes(parts, fetchLanes, signal, (part, laneSignal) =>
    retrying(context, laneSignal, async () => {
      const arrive = (bytes: number): void => {
        arrivedBytes.set(part.sha256, bytes);
        telling.change();
      };
      let bytes = 0;
      const onBytes = (more: number): void => arrive((bytes += more));
      const keep = (whole: Blob) => context.repository.keepPart(part.sha256, whole);
      const kept = await withPartBuffer(async (into) => {
        const fetched = await fetchOne({ part, signal: laneSignal, onBytes, into });
        return fetched.ok
          ? context.repository.scratch.lend(part.sha256, into.bytes, keep)
          : fetched;
      });
      if (!kept.ok) arrive(0);
      return kept.ok ? success(undefined) : kept;
    }),
  );
  telling.end();
  // The lanes may have ended between two parts, when none of them was there to notice.
  return outcome.ok && signal.aborted ? failed({ kind: 'aborted' }) : outcome;
}

/** @param arrivedBytes of the parts that were missing, by hash; all others are here */
function progressOf(
  files: readonly ModelFile[],
  arrivedBytes: ReadonlyMap<string, number>,
): FetchProgress {
  const distinct = new Map<string, { sizeBytes: number; doneBytes: number }>();
  const each = files.map(({ path, sizeBytes, parts }) => {
    let doneBytes = 0;
    for (const part of parts) {
      const done = arrivedBytes.get(part.sha256) ?? part.sizeBytes;
      distinct.set(part.sha256, { sizeBytes: part.sizeBytes, doneBytes: done });
      doneBytes += done;
    }
    return { path, doneBytes, sizeBytes };
  });
  let [doneBytes, totalBytes] = [0, 0];
  for (const part of distinct.values()) {
    doneBytes += part.doneBytes;
    totalBytes += part.sizeBytes;
  }
  return { phase: 'fetch', doneBytes, totalBytes, files: each };
}
