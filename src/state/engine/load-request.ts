import type { Model } from '../../core/catalogue/model';
import type { Engine } from '../../core/engine/engine';
import type { RunFailure } from '../../core/engine/recovery';
import type { Outcome } from '../../core/outcome';

/** `repaired`: all stored files are checked first, and the damaged ones fetched again. */
export type ModelFiles = 'as-they-are' | 'repaired';

export interface Wish {
  readonly model: Model;
  readonly files: ModelFiles;
  /** Nobody waits for it yet, so that it takes no other engine's place. */
  readonly ahead: boolean;
}

/** A preparation under way. */
export interface LoadInProgress {
  readonly wish: Wish;
  readonly ending: AbortController;
  readonly outcome: Promise<Outcome<Engine, RunFailure>>;
}

/**
 * Does the work and shows its progress until it is done: progress and the end travel on different
 * channels, so that progress may come too late.
 */
export async function withProgress<Progress, Value>(
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

/** The load's outcome; the signal ends it. */
export async function abortable(
  signal: AbortSignal | undefined,
  { ending, outcome }: LoadInProgress,
): Promise<Outcome<Engine, RunFailure>> {
  const end = (): void => {
    ending.abort();
  };
  signal?.addEventListener('abort', end);
  const ended = await outcome;
  signal?.removeEventListener('abort', end);
  return ended;
}
