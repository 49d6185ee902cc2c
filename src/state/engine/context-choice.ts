import type { Model } from '../../core/catalogue/model';
import type { AdapterRecord } from '../../core/device/adapter';
import { contextOf, fits } from '../../core/device/fits';
import { memoryAt } from '../../core/device/memory';
import type { AdapterFailure, LoadFailure } from '../../core/engine/failures';
import { success, type Outcome } from '../../core/outcome';
import type { ModelMemory } from '../../core/engine/model-memory';
import type { LoadedModel } from './loaded-models.svelte';

/** A model as it would be loaded now. */
export interface PlannedModel extends ModelMemory {
  /** Left out where it would not be loaded. */
  readonly contextTokens?: number;
}

export interface ContextPorts {
  /** What the last probe found; undefined before the first. */
  readonly adapter: () => Outcome<AdapterRecord, AdapterFailure> | undefined;
  /** Memory of the GPU that all loaded models may take together. */
  readonly budgetBytes: () => number;
  /** The most context that someone wants; undefined: as much as a model has and there is room for. */
  readonly wishedTokens: () => number | undefined;
}

/** With how much context models are loaded: as much as they have, someone wants, and there is room for. */
export class ContextChoice {
  constructor(readonly ports: ContextPorts) {}

  /** The tokens of context to load a model with, or why it is not loaded. */
  of(model: Model, adapter: Outcome<AdapterRecord, AdapterFailure>): Outcome<number, LoadFailure> {
    const device = { adapter, budgetBytes: this.ports.budgetBytes() };
    return contextOf(fits(model, device, { contextTokens: this.ports.wishedTokens() }));
  }

  planned(model: Model): PlannedModel {
    const modelId = model.id;
    const adapter = this.ports.adapter();
    const wished = Math.min(model.contextTokens, this.ports.wishedTokens() ?? Infinity);
    const context = adapter ? this.of(model, adapter) : success(wished);
    // What does not run is refused when its turn comes, before it takes any memory.
    if (!context.ok) return { modelId, memoryBytes: 0 };
    const contextTokens = context.value;
    return { modelId, memoryBytes: memoryAt(model.needs, contextTokens), contextTokens };
  }

  /** False where someone has given more room, or wished for less context, since the model was loaded. */
  stillHolds({ model, capabilities, adapter }: LoadedModel): boolean {
    const wishedTokens = this.ports.wishedTokens();
    const { contextTokens } = capabilities;
    if (wishedTokens !== undefined && wishedTokens < contextTokens) return false;
    const context = this.of(model, adapter);
    // What is loaded and works stays where there is less room now.
    return !context.ok || context.value <= contextTokens;
  }
}
