import type { Model, WholeModel } from '../core/catalogue/model';
import { adapterFailure, type AdapterRecord } from '../core/device/adapter';
import type { Engine, EngineCapabilities, LoadProgress } from '../core/engine/engine';
import type { AdapterFailure } from '../core/engine/failures';
import { staying } from '../core/engine/residency';
import type { RunFailure } from '../core/engine/way-on';
import { failed, success, type Outcome } from '../core/outcome';
import type { Clock } from '../core/ports';
import { loadable } from '../core/store/loadable';
import type { FetchProgress, ModelStore } from '../core/store/model-store';
import { TimeLeft } from '../core/store/time-left';
import type { Downloads } from './downloads.svelte';
import { Residents } from './residents.svelte';

/** What stands between a press and the first token. */
export type Preparation =
  | { readonly step: 'check' }
  | {
      readonly step: 'fetch';
      readonly progress: FetchProgress;
      readonly secondsLeft: number | null;
    }
  | { readonly step: 'load'; readonly progress: LoadProgress | null };

export interface EngineRoomPorts {
  readonly store: Pick<ModelStore, 'repair' | 'abort'>;
  readonly downloads: Pick<Downloads, 'fetchNow'>;
  readonly probe: () => Promise<Outcome<AdapterRecord, AdapterFailure>>;
  readonly startEngine: () => Promise<Engine>;
  readonly clock: Clock;
}

/** `repaired`: all stored files are checked first, and the damaged ones fetched again. */
export type ModelFiles = 'as-they-are' | 'repaired';

interface Wish {
  readonly model: Model;
  readonly files: ModelFiles;
  /** Nobody waits for it yet, so that it takes no other engine's place. */
  readonly ahead: boolean;
}

interface Undertaking {
  readonly wish: Wish;
  readonly ending: AbortController;
  readonly outcome: Promise<Outcome<Engine, RunFailure>>;
}

/**
 * The engines that are loaded, and the way to one: check the device, fetch what is missing, load.
 * Columns with the same model share one; small models stay side by side, others take turns.
 */
export class EngineRoom {
  readonly #residents = new Residents();
  #preparing = $state.raw<{ readonly modelId: string; readonly preparation: Preparation }>();
  /** The preparation under way, so that all who ask for the same model wait for the same one. */
  #under: Undertaking | undefined;

  constructor(readonly ports: EngineRoomPorts) {}

  /** What is being done to get this model ready; undefined where nothing is. */
  preparationOf(modelId: string): Preparation | undefined {
    return this.#preparing?.modelId === modelId ? this.#preparing.preparation : undefined;
  }

  /** What is known of the model's engine, while it is loaded. */
  capabilitiesOf(modelId: string): EngineCapabilities | undefined {
    return this.#residents.of(modelId)?.capabilities;
  }

  /** Whether anything that is loaded could reach a network; undefined where nothing is. */
  get network(): EngineCapabilities['network'] | undefined {
    const all = this.#residents.all.map(({ capabilities }) => capabilities.network);
    return all.find((network) => network === 'not-blocked') ?? all[0];
  }

  /**
   * The model's engine, made ready first where it is not.
   *
   * @param signal ends the preparation, whoever began it; the failure is `unloaded` then
   */
  prepare(
    model: Model,
    files: ModelFiles,
    signal: AbortSignal,
  ): Promise<Outcome<Engine, RunFailure>> {
    return this.#fulfil({ model, files, ahead: false }, signal);
  }

  /** One preparation at a time: what was waited for may be what is wished for. */
  async #fulfil(wish: Wish, signal?: AbortSignal): Promise<Outcome<Engine, RunFailure>> {
    const asItIs = wish.files === 'as-they-are';
    for (;;) {
      if (signal?.aborted) return failed({ kind: 'unloaded' });
      const resident = asItIs ? this.#residents.of(wish.model.id) : undefined;
      if (resident) {
        this.#residents.use(resident);
        return success(resident.engine);
      }
      const under = this.#under;
      if (!under) return this.#undertake(wish, signal);
      const isTheSame = asItIs && under.wish.model.id === wish.model.id;
      const outcome = await (isTheSame ? endedBy(signal, under) : under.outcome);
      if (isTheSame && !outcome.ok && !under.wish.ahead) return outcome;
    }
  }

  async #undertake(wish: Wish, signal?: AbortSignal): Promise<Outcome<Engine, RunFailure>> {
    const ending = new AbortController();
    const outcome = this.#prepare(wish, ending.signal).catch((error: unknown) =>
      failed({ kind: 'load-failed', detail: String(error) } as const),
    );
    ending.signal.addEventListener('abort', () => void this.ports.store.abort(wish.model.id));
    this.#under = { wish, ending, outcome };
    await endedBy(signal, this.#under);
    this.#under = undefined;
    this.#preparing = undefined;
    return outcome;
  }

  async #prepare(wish: Wish, signal: AbortSignal): Promise<Outcome<Engine, RunFailure>> {
    const { model } = wish;
    const tell = (preparation: Preparation): void => {
      this.#preparing = { modelId: model.id, preparation };
    };
    tell({ step: 'check' });
    const adapter = await this.ports.probe();
    const unfit = adapter.ok ? adapterFailure(adapter.value, model.needs) : adapter.failure;
    if (unfit) return failed(unfit);
    // Someone may have changed their mind during any of the waits.
    const stopped = (): boolean => signal.aborted;
    if (stopped()) return failed({ kind: 'unloaded' });

    const { store } = this.ports;
    const fetched = await (wish.files === 'repaired'
      ? store.repair(model, this.#showFetch(model))
      : this.ports.downloads.fetchNow(model, this.#showFetch(model), signal));
    if (!fetched.ok) return failed({ kind: 'files', failure: fetched.failure });
    const whole = loadable(fetched.value, model);
    if (!whole) {
      return failed({ kind: 'files', failure: { kind: 'not-here', modelId: model.id } });
    }
    if (stopped()) return failed({ kind: 'unloaded' });

    const others = this.#residents.all.filter(({ modelId }) => modelId !== model.id);
    const kept = staying(others, model.needs.memoryBytes ?? Infinity);
    if (wish.ahead && kept.length < others.length) return failed({ kind: 'unloaded' });
    this.#residents.keepOnly(kept);
    const loaded = await this.#load(whole, signal, tell);
    const isFull = !loaded.ok && loaded.failure.kind === 'out-of-memory';
    if (!isFull || wish.ahead || this.#residents.all.length === 0 || stopped()) return loaded;
    // The others took more than their entries say.
    this.#residents.keepOnly([]);
    return this.#load(whole, signal, tell);
  }

  async #load(
    model: WholeModel,
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
    const memoryBytes = model.needs.memoryBytes ?? Infinity;
    const resident = { modelId: model.id, memoryBytes, engine, capabilities: loaded.value };
    this.#residents.use(resident);
    void engine.lost.then(({ kind }) => {
      const wasInUse = this.#residents.all.at(-1) === resident;
      this.#residents.remove(resident);
      // A GPU that is gone is gone for all; the one in use says so itself, the others are idle.
      if (kind === 'device-lost' && wasInUse) this.#residents.keepOnly([]);
      // The next question should not wait for what this one broke.
      if (kind === 'stopped-hard') void this.#fulfil({ model, files: 'as-they-are', ahead: true });
    });
    return success(engine);
  }

  #showFetch({ id }: Model): (progress: FetchProgress) => void {
    const timeLeft = new TimeLeft(this.ports.clock);
    return (progress) => {
      const secondsLeft = timeLeft.seconds(progress.doneBytes, progress.totalBytes);
      this.#preparing = { modelId: id, preparation: { step: 'fetch', progress, secondsLeft } };
    };
  }
}

/** The undertaking's outcome; the signal ends it. */
async function endedBy(
  signal: AbortSignal | undefined,
  { ending, outcome }: Undertaking,
): Promise<Outcome<Engine, RunFailure>> {
  const end = (): void => {
    ending.abort();
  };
  signal?.addEventListener('abort', end);
  const ended = await outcome;
  signal?.removeEventListener('abort', end);
  return ended;
}
