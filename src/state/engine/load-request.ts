import type { Model } from '../../core/catalogue/model';
import type { Engine } from '../../core/engine/engine';
import type { RunFailure } from '../../core/engine/failures';
import { failed, type Outcome } from '../../core/outcome';

/** `repaired`: all stored files are checked first, and the damaged ones fetched again. */
export type ModelFiles = 'as-they-are' | 'repaired';

export interface LoadRequest {
  readonly model: Model;
  readonly files: ModelFiles;
  /** Nobody waits for it yet, so that it takes no other engine's place. */
  readonly ahead: boolean;
}

type Loaded = Outcome<Engine, RunFailure>;

interface LoadInProgress {
  readonly request: LoadRequest;
  readonly ending: AbortController;
  readonly outcome: Promise<Loaded>;
}

/** The load that is under way: one at a time, so that all who ask for the same model wait for the same one. */
export class SingleLoad {
  #inProgress: LoadInProgress | undefined;

  constructor(readonly onEnd: () => void) {}

  get request(): LoadRequest | undefined {
    return this.#inProgress?.request;
  }

  /**
   * Waits for the load that is under way, if there is one.
   *
   * @param signal ends it
   */
  async outcome(signal?: AbortSignal): Promise<Loaded | undefined> {
    return this.#inProgress && abortable(signal, this.#inProgress);
  }

  /**
   * Begins one where none is under way.
   *
   * @param signal ends it, as do those of all who wait for it
   */
  async begin(
    request: LoadRequest,
    signal: AbortSignal | undefined,
    work: (ending: AbortSignal) => Promise<Loaded>,
  ): Promise<Loaded> {
    const ending = new AbortController();
    const outcome = work(ending.signal).catch((error: unknown) =>
      failed({ kind: 'load-failed', detail: String(error) } as const),
    );
    const inProgress = { request, ending, outcome };
    this.#inProgress = inProgress;
    await abortable(signal, inProgress);
    this.#inProgress = undefined;
    this.onEnd();
    return outcome;
  }
}

/** The load's outcome; the signal ends it. */
async function abortable(
  signal: AbortSignal | undefined,
  { ending, outcome }: LoadInProgress,
): Promise<Loaded> {
  const end = (): void => {
    ending.abort();
  };
  signal?.addEventListener('abort', end);
  const ended = await outcome;
  signal?.removeEventListener('abort', end);
  return ended;
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
