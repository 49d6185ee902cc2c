import { failed, type Outcome } from '../../core/outcome';
import type { Random } from '../../core/ports';
import type { StoreFailure } from '../../core/store/failures';
import { pauseBeforeMs } from '../../core/store/retry';
import type { Delay } from './delay';

/** Repeats what may pass, with growing pauses, a few times. */
export async function retrying<Value>(
  { delay, random }: { readonly delay: Delay; readonly random: Random },
  signal: AbortSignal,
  attempt: () => Promise<Outcome<Value, StoreFailure>>,
): Promise<Outcome<Value, StoreFailure>> {
  for (let count = 1; ; count += 1) {
    const tried = await attempt();
    if (tried.ok) return tried;
    if (signal.aborted) return failed({ kind: 'aborted' });
    const pauseMs = pauseBeforeMs(count + 1, tried.failure, random);
    if (pauseMs === undefined) return tried;
    await delay(pauseMs, signal);
  }
}
