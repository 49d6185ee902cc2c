import type { AdapterRecord } from '../../core/device/adapter';
import type { ModelMemory } from '../../core/engine/model-memory';
import type { AdapterFailure, EngineLoss } from '../../core/engine/failures';
import type { Outcome } from '../../core/outcome';
import type { LoadableModel, LoadedEngine } from './model-loader';

/** A loaded model and the engine that it is in. */
export interface LoadedModel extends ModelMemory, LoadableModel, LoadedEngine {
  /** The adapter that was found before it was loaded. */
  readonly adapter: Outcome<AdapterRecord, AdapterFailure>;
  /** What is certain of its memory, in bytes. */
  readonly leastBytes: number;
}

/** All loaded models, the latest used last. */
export class LoadedModels {
  #all = $state.raw<readonly LoadedModel[]>([]);

  get all(): readonly LoadedModel[] {
    return this.#all;
  }

  /** What all of them take, as far as it is known. */
  get takenBytes(): number {
    return this.#all.reduce((sum, { leastBytes }) => sum + leastBytes, 0);
  }

  of(modelId: string): LoadedModel | undefined {
    return this.#all.find((loaded) => loaded.modelId === modelId);
  }

  /** It comes in, or is used again. */
  use(loaded: LoadedModel): void {
    this.#all = [...this.#without(loaded), loaded];
  }

  /** Its engine has ended. */
  remove(loaded: LoadedModel): void {
    this.#all = this.#without(loaded);
  }

  /**
   * Ends the engines of some.
   *
   * @param loss what they lost, where they do not end on purpose
   */
  unload(leaves: (one: LoadedModel) => boolean, loss?: EngineLoss): void {
    const leaving = this.#all.filter(leaves);
    this.#all = this.#all.filter((one) => !leaving.includes(one));
    for (const { engine } of leaving) engine.unload(loss);
  }

  #without(loaded: LoadedModel): readonly LoadedModel[] {
    return this.#all.filter((other) => other !== loaded);
  }
}
