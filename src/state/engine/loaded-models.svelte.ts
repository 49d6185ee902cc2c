import type { WholeModel } from '../../core/catalogue/model';
import type { AdapterRecord } from '../../core/device/adapter';
import type { ModelMemory } from '../../core/engine/eviction';
import type { Engine, EngineCapabilities } from '../../core/engine/engine';
import type { AdapterFailure, EngineLoss } from '../../core/engine/failures';
import type { Outcome } from '../../core/outcome';

/** A loaded model and the engine that it is in. */
export interface LoadedModel extends ModelMemory {
  readonly model: WholeModel;
  /** SHA-256 of the library that it brought with it; undefined where the catalogue has sent it. */
  readonly broughtLibrary: string | undefined;
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
   * Ends their engines.
   *
   * @param loss what they lost, where they do not end on purpose
   */
  unload(leaving: readonly LoadedModel[], loss?: EngineLoss): void {
    this.#all = this.#all.filter((one) => !leaving.includes(one));
    for (const { engine } of leaving) engine.unload(loss);
  }

  #without(resident: LoadedModel): readonly LoadedModel[] {
    return this.#all.filter((other) => other !== resident);
  }
}
