import type { StoreFailure } from '../../core/store/failures';
import type { FetchProgress, Pause } from '../../core/store/model-store';
import type { DownloadContext, DownloadJob } from './job';

/** What is shorter passes before anybody has read of it. */
const leastToldMs = 5000;

interface Waiting {
  readonly after: StoreFailure;
  readonly endMs: number;
}

/**
 * A job whose progress also tells, every second, for how long it pauses after a refusal, and a context
 * that notes the pauses for it.
 */
export function tellingPauses(
  context: DownloadContext,
  job: DownloadJob,
): { readonly context: DownloadContext; readonly job: DownloadJob } {
  const waiting = new Set<Waiting>();
  let last: FetchProgress = { phase: 'preflight', doneBytes: 0, totalBytes: 0, files: [] };
  const tell = (): void => {
    const first = [...waiting].toSorted((one, other) => one.endMs - other.endMs).at(0);
    job.onProgress(first ? { ...last, pause: pauseOf(first) } : last);
  };
  const onPause = (ms: number, after: StoreFailure) => {
    if (ms < leastToldMs) return () => undefined;
    const one = { after, endMs: performance.now() + ms };
    waiting.add(one);
    tell();
    const ticking = setInterval(tell, 1000);
    return () => {
      clearInterval(ticking);
      waiting.delete(one);
      tell();
    };
  };
  const onProgress = (progress: FetchProgress): void => {
    last = progress;
    tell();
  };
  return { context: { ...context, onPause }, job: { ...job, onProgress } };
}

function pauseOf({ after, endMs }: Waiting): Pause {
  const secondsLeft = Math.max(0, Math.ceil((endMs - performance.now()) / 1000));
  if (after.kind !== 'network') return { secondsLeft };
  const { host, refusal } = after;
  return {
    secondsLeft,
    ...(host !== undefined && { host }),
    ...(refusal !== undefined && { refusal }),
  };
}
