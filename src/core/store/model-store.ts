import type { ModelFile } from '../catalogue/files';
import type { Model } from '../catalogue/model';
import type { Outcome } from '../outcome';
import type { StoreFailure } from './failures';

/** A whole and verified model on this device. */
export interface StoredModel {
  readonly id: string;
  /** What its files were when it was fetched: `sameFiles` tells whether the catalogue's are others. */
  readonly files: readonly ModelFile[];
  /** Bytes of its files. */
  readonly sizeBytes: number;
  /** Milliseconds since 1970 of the moment at which the model became whole. */
  readonly committedAtMs: number;
}

export interface FetchProgress {
  /**
   * `verify`: a repair looks for damage first. `wait`: another tab is fetching this model; its
   * progress is shown.
   */
  readonly phase: 'verify' | 'fetch' | 'wait';
  /** Bytes that are here or have just arrived; in a repair, those of them that were found intact. */
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/**
 * The model files of this device. A model is listed only when its manifest has been committed,
 * after every part was hashed and written; whatever else is in the database is not a model.
 */
export interface ModelStore {
  list(): Promise<Outcome<readonly StoredModel[], StoreFailure>>;
  /**
   * Makes the model whole, fetching only what is missing. Resolves at once where it already is.
   * Two tabs that ask for the same model share one download.
   */
  fetch(
    model: Model,
    onProgress: (progress: FetchProgress) => void,
  ): Promise<Outcome<StoredModel, StoreFailure>>;
  /** Checks every part of a model that is here and fetches again those that are damaged. */
  repair(
    model: Model,
    onProgress: (progress: FetchProgress) => void,
  ): Promise<Outcome<StoredModel, StoreFailure>>;
  /** Ends this tab's fetch or repair of the model, as `aborted`; what has arrived is kept. */
  abort(modelId: string): Promise<void>;
  /** Takes the model away, with every part that no other model needs. */
  remove(modelId: string): Promise<Outcome<void, StoreFailure>>;
}
