import type { Engine, EngineCapabilities } from '../core/engine/engine';

/** A loaded model and the engine that it is in. */
export interface Resident {
  readonly modelId: string;
  readonly memoryBytes: number;
  readonly engine: Engine;
  readonly capabilities: EngineCapabilities;
}

/** All loaded models, the latest used last. */
export class Residents {
  #all = $state.raw<readonly Resident[]>([]);

  get all(): readonly Resident[] {
    return this.#all;
  }

  of(modelId: string): Resident | undefined {
    return this.#all.find((resident) => resident.modelId === modelId);
  }

  /** It comes in, or is used again. */
  use(resident: Resident): void {
    this.#all = [...this.#without(resident), resident];
  }

  /** Its engine has ended. */
  remove(resident: Resident): void {
    this.#all = this.#without(resident);
  }

  /** Ends the engines of all others. */
  keepOnly(kept: readonly Resident[]): void {
    const ended = this.#all.filter((resident) => !kept.includes(resident));
    this.#all = kept;
    for (const { engine } of ended) engine.unload();
  }

  #without(resident: Resident): readonly Resident[] {
    return this.#all.filter((other) => other !== resident);
  }
}
