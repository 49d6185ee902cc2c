import type { Model } from '../core/catalogue/model';
import { adapterFailure, type AdapterRecord } from '../core/device/adapter';
import type { Engine, EngineCapabilities, LoadProgress } from '../core/engine/engine';
import type { AdapterFailure } from '../core/engine/failures';
import { staying } from '../core/engine/residency';
import type { RunFailure } from '../core/engine/way-on';
import { failed, success, type Outcome } from '../core/outcome';
import type { Clock } from '../core/ports';
import type { FetchProgress, ModelStore } from '../core/store/model-store';
import { TimeLeft } from '../core/store/time-left';

/** What stands between a press and the first token. */
export type Preparation =
  | { readonly step: 'check' }
  | {
      readonly step: 'fetch';
      readonly progress: FetchProgress;
      readonly secondsLeft: number | null;
    }
  | { readonly step: 'load'; readonly progress: LoadProgress | null };

interface Resident {
  readonly modelId: string;
  readonly memoryBytes: number;
  readonly engine: Engine;
  readonly capabilities: EngineCapabilities;
}

export interface EngineRoomPorts {
  readonly store: ModelStore;
  readonly probe: () => Promise<Outcome<AdapterRecord, AdapterFailure>>;
  readonly startEngine: () => Promise<Engine>;
  readonly clock: Clock;
}

/** `repaired`: all stored files are checked first, and the damaged ones fetched again. */
export type ModelFiles = 'as-they-are' | 'repaired';

interface Undertaking {
  readonly modelId: string;
  readonly ending: AbortController;
  readonly outcome: Promise<Outcome<Engine, RunFailure>>;
}

/**
 * The engines that are loaded, and the way to one: check the device, fetch what is missing, load.
 * Columns with the same model share one; small models stay side by side, others take turns.
 */
export class EngineRoom {
  /** The latest used last. */
  #residents = $state.raw<readonly Resident[]>([]);
  #preparing = $state.raw<{ readonly modelId: string; readonly preparation: Preparation }>();
  /** The preparation under way, so that all who ask for the same model wait for the same one. */
  #under: Undertaking | undefined;

  constructor(readonly ports: EngineRoomPorts) {}

  /** What is being done to get this model ready; undefined where nothing is. */
  preparationOf(modelId: string): Preparation | undefined {
    return this.#preparing?.modelId === modelId ? this.#preparing.preparation : undefined;
  }

  /** The model that was used last, while it is loaded. */
  get loaded():
    { readonly modelId: string; readonly capabilities: EngineCapabilities } | undefined {
    return this.#residents.at(-1);
  }

  /** The model's engine, made ready first where it is not. */
  async prepare(
    model: Model,
    files: ModelFiles = 'as-they-are',
  ): Promise<Outcome<Engine, RunFailure>> {
    if (files === 'as-they-are') {
      const resident = this.#residents.find(({ modelId }) => modelId === model.id);
      if (resident) {
        this.#residents = [...this.#others(resident), resident];
        return success(resident.engine);
      }
      if (this.#under?.modelId === model.id) return this.#under.outcome;
    }
    await this.#under?.outcome;
    const ending = new AbortController();
    const outcome = this.#prepare(model, files, ending.signal).catch((error: unknown) =>
      failed({ kind: 'load-failed', detail: String(error) } as const),
    );
    this.#under = { modelId: model.id, ending, outcome };
    await outcome;
    this.#under = undefined;
    this.#preparing = undefined;
    return outcome;
  }

  /** Ends a preparation; whoever waits for it gets the failure `aborted` or `unloaded`. */
  abort(modelId: string): void {
    if (this.#under?.modelId !== modelId) return;
    this.#under.ending.abort();
    void this.ports.store.abort(modelId);
  }

  async #prepare(
    model: Model,
    files: ModelFiles,
    signal: AbortSignal,
  ): Promise<Outcome<Engine, RunFailure>> {
    const tell = (preparation: Preparation): void => {
      this.#preparing = { modelId: model.id, preparation };
    };
    const others = this.#residents.filter(({ modelId }) => modelId !== model.id);
    this.#keepOnly(staying(others, model.needs.memoryBytes));
    tell({ step: 'check' });
    const adapter = await this.ports.probe();
    const unfit = adapter.ok ? adapterFailure(adapter.value, model.needs) : adapter.failure;
    if (unfit) return failed(unfit);
    // Someone may have changed their mind during any of the waits.
    const stopped = (): boolean => signal.aborted;
    if (stopped()) return failed({ kind: 'unloaded' });

    const { store } = this.ports;
    const fetched = await (files === 'repaired'
      ? store.repair(model, this.#showFetch(model))
      : store.fetch(model, this.#showFetch(model)));
    if (!fetched.ok) return failed({ kind: 'files', failure: fetched.failure });
    if (stopped()) return failed({ kind: 'unloaded' });

    const loaded = await this.#load(model, signal, tell);
    const isFull = !loaded.ok && loaded.failure.kind === 'out-of-memory';
    if (!isFull || this.#residents.length === 0 || stopped()) return loaded;
    // The others took more than their entries say.
    this.#keepOnly([]);
    return this.#load(model, signal, tell);
  }

  async #load(
    model: Model,
    signal: AbortSignal,
    tell: (preparation: Preparation) => void,
  ): Promise<Outcome<Engine, RunFailure>> {
    tell({ step: 'load', progress: null });
    const engine = await this.ports.startEngine();
    const unload = (): void => {
      engine.unload();
    };
    if (signal.aborted) unload();
    signal.addEventListener('abort', unload);
    const loaded = await engine.load(model, (progress) => {
      tell({ step: 'load', progress });
    });
    signal.removeEventListener('abort', unload);
    if (!loaded.ok) return loaded;
    const { memoryBytes } = model.needs;
    const resident = { modelId: model.id, memoryBytes, engine, capabilities: loaded.value };
    this.#residents = [...this.#residents, resident];
    void engine.lost.then(({ kind }) => {
      this.#residents = this.#others(resident);
      // The next question should not wait for what this one broke.
      if (kind === 'stopped-hard') void this.prepare(model);
    });
    return success(engine);
  }

  #others(resident: Resident): readonly Resident[] {
    return this.#residents.filter((other) => other !== resident);
  }

  #showFetch({ id }: Model): (progress: FetchProgress) => void {
    const timeLeft = new TimeLeft(this.ports.clock);
    return (progress) => {
      const secondsLeft = timeLeft.seconds(progress.doneBytes, progress.totalBytes);
      this.#preparing = { modelId: id, preparation: { step: 'fetch', progress, secondsLeft } };
    };
  }

  #keepOnly(kept: readonly Resident[]): void {
    for (const resident of this.#residents) {
      if (!kept.includes(resident)) resident.engine.unload();
    }
    this.#residents = kept;
  }
}
