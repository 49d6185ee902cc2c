import { failed, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import { pauseBeforeMs } from '../../core/store/retry';
import type { DownloadContext } from './job';

/** Repeats what may pass, with growing pauses, a few times. */
export async function retrying<Value>(
  { delay, random, onPause }: Pick<DownloadContext, 'delay' | 'random' | 'onPause'>,
  signal: AbortSignal,
  attempt: () => Promise<Outcome<Value, StoreFailure>>,
): Promise<Outcome<Value, StoreFailure>> {
  for (let count = 1; ; count += 1) {
    const tried = await attempt();
    if (tried.ok) return tried;
    if (signal.aborted) return failed({ kind: 'aborted' });
    const pauseMs = pauseBeforeMs(count + 1, tried.failure, random);
    if (pauseMs === undefined) return tried;
    const ended = onPause?.(pauseMs, tried.failure);
    await delay(pauseMs, signal);
    ended?.();
  }
}
