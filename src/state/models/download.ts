import type { Model } from '../../core/catalogue/model';
import type { StoreFailure } from '../../core/store/failures';
import type { FetchProgress } from '../../core/store/model-store';

/** A model on its way to this device. */
export interface Download {
  readonly model: Model;
  /** `paused`: until somebody lets it go on; `failed`: the same, and why. */
  readonly state: 'waiting' | 'running' | 'paused' | 'failed';
  /** How far it is, as last told; null where nothing is known. */
  readonly progress: Pick<
    FetchProgress,
    'phase' | 'doneBytes' | 'totalBytes' | 'files' | 'pause'
  > | null;
  /** Null while nothing can be said. */
  readonly secondsLeft: number | null;
  readonly failure: StoreFailure | null;
}

/** What the store could not do: look for what is unfinished, or delete what was given up. */
export interface DownloadsTrouble {
  readonly during: 'look' | 'cancel';
  readonly failure: StoreFailure;
}

/** A download that begins when its turn comes; nothing has arrived of it. */
export function waiting(model: Model): Download {
  return { model, state: 'waiting', progress: null, secondsLeft: null, failure: null };
}
