import type { WholeModel } from '../../core/catalogue/model';
import type { AdapterRecord } from '../../core/device/adapter';
import type { Engine, EngineCapabilities } from '../../core/engine/engine';
import type { AdapterFailure, EngineLoss } from '../../core/engine/failures';
import type { Outcome } from '../../core/outcome';

/** A loaded model and the engine that it is in. */
export interface LoadedModel {
  readonly modelId: string;
  readonly model: WholeModel;
  /** SHA-256 of the library that it brought with it; undefined where the catalogue has sent it. */
  readonly broughtLibrary: string | undefined;
  /** Infinite where it is not known: it then shares the GPU with no other. */
  readonly memoryBytes: number;
  /** The adapter that was found before it was loaded. */
  readonly adapter: Outcome<AdapterRecord, AdapterFailure>;
  /** What of that is certain. */
  readonly leastBytes: number;
  readonly engine: Engine;
  readonly capabilities: EngineCapabilities;
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
    return this.#all.find((resident) => resident.modelId === modelId);
  }

  /** It comes in, or is used again. */
  use(resident: LoadedModel): void {
    this.#all = [...this.#without(resident), resident];
  }

  /** Its engine has ended. */
  remove(resident: LoadedModel): void {
    this.#all = this.#without(resident);
  }

  /**
   * Ends the engines of all others.
   *
   * @param loss what they lost, where they do not end on purpose
   */
  keepOnly(kept: readonly LoadedModel[], loss?: EngineLoss): void {
    const ended = this.#all.filter((resident) => !kept.includes(resident));
    this.#all = kept;
    for (const { engine } of ended) engine.unload(loss);
  }

  #without(resident: LoadedModel): readonly LoadedModel[] {
    return this.#all.filter((other) => other !== resident);
  }
}
