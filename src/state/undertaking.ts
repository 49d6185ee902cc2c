import type { Model } from '../core/catalogue/model';
import type { Engine } from '../core/engine/engine';
import type { RunFailure } from '../core/engine/way-on';
import type { Outcome } from '../core/outcome';

/** `repaired`: all stored files are checked first, and the damaged ones fetched again. */
export type ModelFiles = 'as-they-are' | 'repaired';

export interface Wish {
  readonly model: Model;
  readonly files: ModelFiles;
  /** Nobody waits for it yet, so that it takes no other engine's place. */
  readonly ahead: boolean;
}

/** A preparation under way. */
export interface Undertaking {
  readonly wish: Wish;
  readonly ending: AbortController;
  readonly outcome: Promise<Outcome<Engine, RunFailure>>;
}

/**
 * Does the work and shows its progress until it is done: progress and the end travel on different
 * channels, so that progress may come too late.
 */
export async function whileIt<Progress, Value>(
  show: (progress: Progress) => void,
  work: (onProgress: (progress: Progress) => void) => Promise<Value>,
): Promise<Value> {
  let isDone = false;
  const value = await work((progress) => {
    if (!isDone) show(progress);
  });
  isDone = true;
  return value;
}

/** The undertaking's outcome; the signal ends it. */
export async function endedBy(
  signal: AbortSignal | undefined,
  { ending, outcome }: Undertaking,
): Promise<Outcome<Engine, RunFailure>> {
  const end = (): void => {
    ending.abort();
  };
  signal?.addEventListener('abort', end);
  const ended = await outcome;
  signal?.removeEventListener('abort', end);
  return ended;
}
