import type { WholeModel } from '../../core/catalogue/model';
import type { MemoryTrouble } from '../../core/device/budget';
import type { RunFailure } from '../../core/engine/failures';
import type { LoadedModel, LoadedModels } from './loaded-models.svelte';

export interface EngineLossPorts {
  /** Called when the GPU had no room, or was lost, while models were loaded or in use. */
  readonly onMemoryTrouble: (trouble: MemoryTrouble) => void;
  /** Loads a model before anyone asks for it. */
  readonly loadAhead: (model: WholeModel) => void;
}

/** Takes models out of the loaded ones when their engines are lost, and remembers it. */
export class EngineLosses {
  /** Models whose engines were lost, until they answer again. */
  readonly #lost = new Set<string>();

  constructor(
    readonly loadedModels: LoadedModels,
    readonly ports: EngineLossPorts,
  ) {}

  watch(loaded: LoadedModel): void {
    const { loadedModels } = this;
    const { engine, model } = loaded;
    void engine.lost.then((loss) => {
      const { kind } = loss;
      if (kind === 'device-lost' || kind === 'worker-crashed') this.#lost.add(model.id);
      const wasInUse = loadedModels.all.at(-1) === loaded;
      if (wasInUse) this.noteTrouble(loss, loadedModels.takenBytes);
      loadedModels.remove(loaded);
      // A GPU that is gone is gone for all: who waits for an answer of another engine is told so too.
      if (kind === 'device-lost' && wasInUse) loadedModels.unload(() => true, loss);
      // The next question should not wait for what this one broke.
      if (kind === 'stopped-hard' || kind === 'schema-refused') this.ports.loadAhead(model);
    });
  }

  /** @param takenBytes memory of all that was on the GPU */
  noteTrouble({ kind }: RunFailure, takenBytes: number): void {
    if (kind !== 'out-of-memory' && kind !== 'device-lost') return;
    this.ports.onMemoryTrouble({ kind, takenBytes });
  }

  /** Whether the model's engine before this one was lost; told once. */
  noteRecovery(modelId: string): boolean {
    return this.#lost.delete(modelId);
  }
}
