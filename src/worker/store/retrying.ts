import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import { pauseBeforeMs } from '../../core/store/retry';
import type { DownloadContext } from './job';

type RetryContext = Pick<DownloadContext, 'delay' | 'random' | 'onPause'>;

/** Repeats what may pass, with growing pauses, a few times. */
export async function retrying<Value>(
  { delay, random, onPause }: RetryContext,
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

/** What is read on where it was cut. */
interface Reading<Value> {
  /** Where the next byte belongs. */
  readonly offsetBytes: () => number;
  /** How much has to come for it to go on without a pause. */
  readonly leastStepBytes: number;
  readonly attempt: () => Promise<Outcome<Value, StoreFailure>>;
}

/** Repeats it however often the connection breaks while it gets on: what has got on has all its attempts again. */
export async function gettingOn<Value>(
  context: RetryContext,
  signal: AbortSignal,
  { offsetBytes, leastStepBytes, attempt }: Reading<Value>,
): Promise<Outcome<Value, StoreFailure>> {
  for (;;) {
    const before = offsetBytes();
    const outcome = await retrying<{ readonly whole: Value } | 'got-on'>(
      context,
      signal,
      async () => {
        const come = await attempt();
        if (come.ok) return success({ whole: come.value });
        const isOn = come.failure.kind === 'network' && offsetBytes() - before >= leastStepBytes;
        return isOn ? success('got-on') : come;
      },
    );
    if (!outcome.ok) return outcome;
    if (outcome.value !== 'got-on') return success(outcome.value.whole);
    if (signal.aborted) return failed({ kind: 'aborted' });
  }
}
