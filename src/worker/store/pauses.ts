import type { StoreFailure } from '../../core/store/failures';
import type { FetchProgress, Pause } from '../../core/store/model-store';
import type { HubContext } from './hub-listing';
import type { DownloadContext, DownloadJob } from './job';

/** What is shorter passes before anybody has read of it. */
const leastToldMs = 5000;

interface Waiting {
  readonly after: StoreFailure;
  readonly endMs: number;
}

/**
 * A job whose progress also tells for how long it pauses after a refusal, and a context that notes the
 * pauses for it.
 */
export function tellingPauses(
  context: DownloadContext,
  job: DownloadJob,
): { readonly context: DownloadContext; readonly job: DownloadJob } {
  let last: FetchProgress = { phase: 'preflight', doneBytes: 0, totalBytes: 0, files: [] };
  let pause: Pause | undefined;
  const tell = (): void => {
    job.onProgress(pause ? { ...last, pause } : last);
  };
  const onProgress = (progress: FetchProgress): void => {
    last = progress;
    tell();
  };
  const onPause = (now: Pause | undefined): void => {
    pause = now;
    tell();
  };
  return { context: withPausesTold(context, onPause), job: { ...job, onProgress } };
}

/**
 * A context that tells of the pauses after a refusal.
 *
 * @param tell gets, every second, the one that ends first; undefined at the end of the last
 */
export function withPausesTold<Context extends HubContext>(
  context: Context,
  tell: (pause: Pause | undefined) => void,
): Context {
  const waiting = new Set<Waiting>();
  const tellFirst = (): void => {
    const first = [...waiting].toSorted((one, other) => one.endMs - other.endMs).at(0);
    tell(first && pauseOf(first));
  };
  const onPause = (ms: number, after: StoreFailure) => {
    if (ms < leastToldMs) return () => undefined;
    const one = { after, endMs: performance.now() + ms };
    waiting.add(one);
    tellFirst();
    const ticking = setInterval(tellFirst, 1000);
    return () => {
      clearInterval(ticking);
      waiting.delete(one);
      tellFirst();
    };
  };
  return { ...context, onPause };
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
