import type { Model } from '../../core/catalogue/model';
import type { Timed } from '../../core/comparison/learnt-times';
import type { AdapterRecord } from '../../core/device/adapter';
import type { MemoryTrouble } from '../../core/device/budget';
import { contextOf, fits } from '../../core/device/fits';
import { leastMemoryAt, memoryAt } from '../../core/device/memory';
import {
  quietSeconds,
  type Engine,
  type EngineCapabilities,
  type LoadProgress,
} from '../../core/engine/engine';
import type { AdapterFailure } from '../../core/engine/failures';
import { evicted, type ModelMemory } from '../../core/engine/eviction';
import type { SelfTestResult } from '../../core/engine/self-test-results';
import type { RunFailure } from '../../core/engine/recovery';
import { failed, success, type Outcome } from '../../core/outcome';
import { broughtLibrary } from '../../core/packs/brought-library';
import type { Clock } from '../../core/ports';
import { loadable } from '../../core/store/loadable';
import type { FetchProgress, ModelStore } from '../../core/store/model-store';
import { TimeLeft } from '../../core/store/time-left';
import type { Downloads } from '../models/downloads.svelte';
import { StallTimer } from './stall-timer';
import { LoadedModels, type LoadedModel } from './loaded-models.svelte';
import type { SchemaChecks } from './schema-checks.svelte';
import type { SelfTests } from './self-tests.svelte';
import {
  abortable,
  withProgress,
  type ModelFiles,
  type LoadInProgress,
  type Wish,
} from './load-request';

/** What stands between a press and the first token. */
export type Preparation =
  | { readonly step: 'check' }
  | {
      readonly step: 'fetch';
      readonly progress: FetchProgress;
      readonly secondsLeft: number | null;
    }
  | { readonly step: 'load'; readonly progress: LoadProgress | null }
  /** The loaded model answers the one question of its self-test. */
  | { readonly step: 'self-test' };

export interface EnginePoolPorts {
  readonly store: Pick<ModelStore, 'repair' | 'abort' | 'noteUse'>;
  readonly downloads: Pick<Downloads, 'fetchNow'>;
  /** What the last probe found; undefined before the first. */
  readonly adapter: () => Outcome<AdapterRecord, AdapterFailure> | undefined;
  /** Whether a library that a model brought with it may run here now, by its SHA-256. */
  readonly permits: (librarySha256: string) => Promise<boolean>;
  readonly probe: () => Promise<Outcome<AdapterRecord, AdapterFailure>>;
  readonly startEngine: () => Promise<Engine>;
  readonly clock: Clock;
  readonly selfTests: SelfTests;
  /** Loaded when the first answer has to fit a schema. */
  readonly schemas: () => Promise<SchemaChecks>;
  /** Memory of the GPU that all loaded models may take together. */
  readonly budgetBytes: () => number;
  /** The most context that someone wants; undefined: as much as a model has and there is room for. */
  readonly wishedTokens: () => number | undefined;
  /** Called when the GPU had no room, or was lost, while models were loaded or in use. */
  readonly onMemoryTrouble: (trouble: MemoryTrouble) => void;
  /** Called with what a model took, to tell others by it what they may expect. */
  readonly onTimed: (timed: Timed) => void;
}

/**
 * The engines that are loaded, and the way to one: check the device, fetch what is missing, load with
 * as much context as there is room for, test once. Columns with the same model share one; models stay
 * side by side as far as the budget goes, others take turns.
 */
export class EnginePool {
  readonly #loadedModels = new LoadedModels();
  /** Models whose engines were lost, until they answer again. Nothing is drawn from it. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #lost = new Set<string>();
  #preparing = $state.raw<{ readonly modelId: string; readonly preparation: Preparation }>();
  /** The preparation under way, so that all who ask for the same model wait for the same one. */
  #under: LoadInProgress | undefined;
  #isLocked = $state(false);
  readonly #waiting: (() => void)[] = [];

  constructor(readonly ports: EnginePoolPorts) {}

  /** What is being done to get this model ready; undefined where nothing is. */
  preparationOf(modelId: string): Preparation | undefined {
    return this.#preparing?.modelId === modelId ? this.#preparing.preparation : undefined;
  }

  /** A run has the engines. */
  get isLocked(): boolean {
    return this.#isLocked;
  }

  /** Takes the engines for a run; false where another one has them. */
  lock(): boolean {
    if (this.#isLocked) return false;
    this.#isLocked = true;
    return true;
  }

  /** Leaves the engines to the next run. */
  unlock(): void {
    this.#isLocked = false;
    for (const tell of this.#waiting.splice(0)) tell();
  }

  /** When the run that has the engines leaves them; another one may take them before who waited. */
  unlocked(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Some model is being made ready, or tested. */
  get isPreparing(): boolean {
    return this.#preparing !== undefined;
  }

  /** What is known of the model's engine, while it is loaded. */
  capabilitiesOf(modelId: string): EngineCapabilities | undefined {
    return this.#loadedModels.of(modelId)?.capabilities;
  }

  /** What came of the model's latest self-test in this browser; undefined where there was none. */
  selfTestOf(modelId: string): SelfTestResult | undefined {
    return this.ports.selfTests.of(modelId);
  }

  /** Whether anything that is loaded could reach a network; undefined where nothing is. */
  get network(): EngineCapabilities['network'] | undefined {
    const all = this.#loadedModels.all.map(({ capabilities }) => capabilities.network);
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

  /**
   * Tests the model again, loading it first where it is not; not while a run has the engines. Who asks
   * for the model meanwhile waits.
   */
  async testAgain(model: Model): Promise<Outcome<SelfTestResult, RunFailure>> {
    // A test in the middle of an answer would change that answer.
    if (!this.lock()) return failed({ kind: 'unloaded' });
    return this.#testAgain(model).finally(() => {
      this.unlock();
    });
  }

  async #testAgain(model: Model): Promise<Outcome<SelfTestResult, RunFailure>> {
    const before = this.selfTestOf(model.id);
    const ready = await this.prepare(model, 'as-they-are', new AbortController().signal);
    if (!ready.ok) return ready;
    while (this.#under) await this.#under.outcome;
    const resident = this.#loadedModels.of(model.id);
    if (!resident) return failed({ kind: 'unloaded' });
    const atLoad = this.selfTestOf(model.id);
    if (atLoad && atLoad !== before) return success(atLoad);
    let tested: Outcome<SelfTestResult, RunFailure> = failed({ kind: 'unloaded' });
    await this.#undertake({ model, files: 'as-they-are', ahead: false }, undefined, async () => {
      this.#tell(model)({ step: 'self-test' });
      tested = await this.ports.selfTests.run(
        resident.engine,
        resident.model,
        resident.capabilities,
      );
      return success(resident.engine);
    });
    return tested;
  }

  /** The loaded models, the latest used last, and the memory that each takes. */
  get loaded(): readonly ModelMemory[] {
    return this.#loadedModels.all;
  }

  /** A model as it would be loaded now, or as it is loaded. */
  planned(modelId: string, model: Model | undefined): ModelMemory {
    const loaded = this.#loadedModels.of(modelId);
    if (loaded && this.#hasItsContext(loaded)) return loaded;
    if (!model) return loaded ?? { modelId, memoryBytes: 0 };
    const adapter = this.ports.adapter();
    if (!adapter) {
      const wishedTokens = this.ports.wishedTokens() ?? Infinity;
      const contextTokens = Math.min(model.contextTokens, wishedTokens);
      return { modelId, memoryBytes: memoryAt(model.needs, contextTokens) };
    }
    const fitting = this.#contextFor(model, adapter);
    // What does not run is refused when its turn comes, before it takes any memory.
    return { modelId, memoryBytes: fitting.ok ? memoryAt(model.needs, fitting.value) : 0 };
  }

  /** Whether the adapter in use is software: a processor does the work of a GPU. */
  get isSoftware(): boolean {
    const adapter = this.ports.adapter();
    return adapter?.ok === true && adapter.value.isFallback;
  }

  /** Whether the model's engine before this one was lost; told once. */
  noteRecovery(modelId: string): boolean {
    return this.#lost.delete(modelId);
  }

  /** Ends a model's engine, where it is loaded. */
  unload(modelId: string): void {
    this.#loadedModels.unload(this.#loadedModels.all.filter((one) => one.modelId === modelId));
  }

  /** Ends every engine that is loaded; the next question loads its model anew. */
  unloadAll(): void {
    this.#loadedModels.unload(this.#loadedModels.all);
  }

  /** Ends the engines that a library from outside runs in; one that is being loaded ends unused. */
  unloadLibrary(sha256: string): void {
    const { all } = this.#loadedModels;
    this.#loadedModels.unload(all.filter(({ broughtLibrary: own }) => own === sha256));
  }

  /** One preparation at a time: what was waited for may be what is wished for. */
  async #fulfil(wish: Wish, signal?: AbortSignal): Promise<Outcome<Engine, RunFailure>> {
    const asItIs = wish.files === 'as-they-are';
    for (;;) {
      if (signal?.aborted) return failed({ kind: 'unloaded' });
      const under = this.#under;
      const isTheSame = asItIs && under?.wish.model.id === wish.model.id;
      const resident = asItIs && !isTheSame ? this.#loadedModels.of(wish.model.id) : undefined;
      if (resident && this.#hasItsContext(resident)) {
        this.#loadedModels.use(resident);
        return success(resident.engine);
      }
      if (!under) {
        return this.#undertake(wish, signal, (ending) => this.#prepare(wish, ending));
      }
      const outcome = await (isTheSame ? abortable(signal, under) : under.outcome);
      if (isTheSame && !outcome.ok && !under.wish.ahead) return outcome;
    }
  }

  /** The tokens of context to load a model with, or why it is not loaded. */
  #contextFor(model: Model, adapter: LoadedModel['adapter']): ReturnType<typeof contextOf> {
    const device = { adapter, budgetBytes: this.ports.budgetBytes() };
    return contextOf(fits(model, device, { contextTokens: this.ports.wishedTokens() }));
  }

  /** Someone may have given more room, or have wished for less, since the model was loaded. */
  #hasItsContext({ model, capabilities, adapter }: LoadedModel): boolean {
    const wishedTokens = this.ports.wishedTokens();
    const fitting = this.#contextFor(model, adapter);
    const { contextTokens } = capabilities;
    if (wishedTokens !== undefined && wishedTokens < contextTokens) return false;
    // What is loaded and works stays where there is less room now.
    return !fitting.ok || fitting.value <= contextTokens;
  }

  async #undertake(
    wish: Wish,
    signal: AbortSignal | undefined,
    work: (ending: AbortSignal) => Promise<Outcome<Engine, RunFailure>>,
  ): Promise<Outcome<Engine, RunFailure>> {
    const ending = new AbortController();
    const outcome = work(ending.signal).catch((error: unknown) =>
      failed({ kind: 'load-failed', detail: String(error) } as const),
    );
    ending.signal.addEventListener('abort', () => void this.ports.store.abort(wish.model.id));
    this.#under = { wish, ending, outcome };
    await abortable(signal, this.#under);
    this.#under = undefined;
    this.#preparing = undefined;
    return outcome;
  }

  async #prepare(wish: Wish, signal: AbortSignal): Promise<Outcome<Engine, RunFailure>> {
    const { model } = wish;
    this.#tell(model)({ step: 'check' });
    const adapter = await this.ports.probe();
    const context = this.#contextFor(model, adapter);
    if (!context.ok) return context;
    const contextTokens = context.value;
    // Someone may have changed their mind during any of the waits.
    const stopped = (): boolean => signal.aborted;
    if (stopped()) return failed({ kind: 'unloaded' });

    const { store } = this.ports;
    const fetched = await withProgress(this.#showFetch(model), (show) =>
      wish.files === 'repaired'
        ? store.repair(model, show)
        : this.ports.downloads.fetchNow(model, show, signal),
    );
    if (!fetched.ok) return failed({ kind: 'files', failure: fetched.failure });
    const whole = loadable(fetched.value, model);
    if (!whole) {
      return failed({ kind: 'files', failure: { kind: 'not-here', modelId: model.id } });
    }
    const library = broughtLibrary(fetched.value);
    const permitted = await this.#permitted(library);
    if (!permitted.ok) return permitted;
    if (stopped()) return failed({ kind: 'unloaded' });

    const memory: ModelMemory = {
      modelId: model.id,
      memoryBytes: memoryAt(model.needs, contextTokens),
    };
    const leaving = evicted(this.#loadedModels.all, [memory], this.ports.budgetBytes());
    if (wish.ahead && leaving.some(({ modelId }) => modelId !== model.id)) {
      return failed({ kind: 'unloaded' });
    }
    this.#loadedModels.unload(leaving);
    const coming = {
      ...memory,
      model: whole,
      broughtLibrary: library,
      adapter,
      leastBytes: leastMemoryAt(whole, contextTokens),
    };
    const loaded = await this.#load(coming, contextTokens, signal);
    const isFull = !loaded.ok && loaded.failure.kind === 'out-of-memory';
    if (!isFull || wish.ahead || this.#loadedModels.all.length === 0 || stopped()) return loaded;
    // The others took more than their entries say.
    this.#loadedModels.unload(this.#loadedModels.all);
    return this.#load(coming, contextTokens, signal);
  }

  async #load(
    coming: Omit<LoadedModel, 'engine' | 'capabilities'>,
    contextTokens: number,
    signal: AbortSignal,
  ): Promise<Outcome<Engine, RunFailure>> {
    const { model } = coming;
    const tell = this.#tell(model);
    tell({ step: 'load', progress: null });
    const startedMs = this.ports.clock.nowMs();
    const engine = await this.ports.startEngine();
    const unload = (): void => {
      engine.unload();
    };
    if (signal.aborted) unload();
    signal.addEventListener('abort', unload);
    const during = 'load';
    const patience = new StallTimer(quietSeconds[during], () => {
      engine.unload({ kind: 'stalled', during, quietSeconds: quietSeconds[during] });
    });
    const show = (progress: LoadProgress): void => {
      patience.sign();
      tell({ step: 'load', progress });
    };
    const loaded = await withProgress(show, (onProgress) =>
      engine.load(model, contextTokens, onProgress),
    ).finally(() => {
      patience.end();
    });
    if (!loaded.ok) {
      signal.removeEventListener('abort', unload);
      this.#noteTrouble(loaded.failure, this.#loadedModels.takenBytes + coming.leastBytes);
      return loaded;
    }
    // It may have been withdrawn while it was loaded.
    const permitted = await this.#permitted(coming.broughtLibrary);
    if (!permitted.ok) {
      signal.removeEventListener('abort', unload);
      unload();
      return permitted;
    }
    const loadMs = this.ports.clock.nowMs() - startedMs;
    this.ports.onTimed({ kind: 'load', modelId: model.id, loadMs });
    const capabilities = loaded.value;
    const resident: LoadedModel = { ...coming, engine, capabilities };
    this.#loadedModels.use(resident);
    this.#watch(resident);
    void this.ports.store.noteUse(model.id);
    const { selfTests } = this.ports;
    if (!selfTests.has(model, capabilities)) {
      tell({ step: 'self-test' });
      await selfTests.run(engine, model, capabilities);
    }
    signal.removeEventListener('abort', unload);
    // An engine that fails to answer says so to whoever asks it; one that is gone says why.
    return this.#loadedModels.of(model.id) === resident
      ? success(engine)
      : engine.lost.then((loss) => failed(loss));
  }

  async #permitted(library: string | undefined): Promise<Outcome<void, RunFailure>> {
    if (library === undefined || (await this.ports.permits(library))) return success(undefined);
    return failed({ kind: 'library-not-allowed', sha256: library });
  }

  #watch(resident: LoadedModel): void {
    const { engine, model } = resident;
    void engine.lost.then((loss) => {
      const { kind } = loss;
      if (kind === 'device-lost' || kind === 'worker-crashed') this.#lost.add(model.id);
      const wasInUse = this.#loadedModels.all.at(-1) === resident;
      if (wasInUse) this.#noteTrouble(loss, this.#loadedModels.takenBytes);
      this.#loadedModels.remove(resident);
      // A GPU that is gone is gone for all: who waits for an answer of another engine is told so too.
      if (kind === 'device-lost' && wasInUse)
        this.#loadedModels.unload(this.#loadedModels.all, loss);
      // The next question should not wait for what this one broke.
      if (kind === 'stopped-hard' || kind === 'schema-refused')
        void this.#fulfil({ model, files: 'as-they-are', ahead: true });
    });
  }

  #noteTrouble({ kind }: RunFailure, takenBytes: number): void {
    if (kind !== 'out-of-memory' && kind !== 'device-lost') return;
    this.ports.onMemoryTrouble({ kind, takenBytes });
  }

  #tell({ id }: Model): (preparation: Preparation) => void {
    return (preparation) => {
      this.#preparing = { modelId: id, preparation };
    };
  }

  #showFetch({ id }: Model): (progress: FetchProgress) => void {
    const timeLeft = new TimeLeft(this.ports.clock);
    return (progress) => {
      const secondsLeft = timeLeft.seconds(progress.doneBytes, progress.totalBytes);
      this.#preparing = { modelId: id, preparation: { step: 'fetch', progress, secondsLeft } };
    };
  }
}
