import type { WholeModel } from '../../core/catalogue/model';
import type { Timed } from '../../core/comparison/learnt-times';
import type { AdapterRecord } from '../../core/device/adapter';
import { leastMemoryAt, memoryAt } from '../../core/device/memory';
import type { Engine } from '../../core/engine/engine';
import { evicted } from '../../core/engine/eviction';
import type { AdapterFailure, RunFailure } from '../../core/engine/failures';
import { failed, success, type Outcome } from '../../core/outcome';
import type { Clock } from '../../core/ports';
import type { ModelStore, StoredModel } from '../../core/store/model-store';
import type { StoreFailure } from '../../core/store/failures';
import { sameFiles } from '../../core/store/plan';
import type { Downloads } from '../models/downloads.svelte';
import type { ContextChoice } from './context-choice';
import type { EngineLosses } from './engine-losses';
import { withProgress, type LoadRequest } from './load-request';
import type { LoadedModel, LoadedModels } from './loaded-models.svelte';
import type { ModelLoader } from './model-loader';
import type { PreparationSteps } from './preparation.svelte';
import type { SelfTests } from './self-tests.svelte';

export interface PreparerPorts {
  readonly store: Pick<ModelStore, 'list' | 'repair' | 'abort' | 'noteUse'>;
  readonly downloads: Pick<Downloads, 'fetchNow'>;
  readonly probe: () => Promise<Outcome<AdapterRecord, AdapterFailure>>;
  /** Fetched when a first model is loaded. */
  readonly loader: () => Promise<ModelLoader>;
  readonly clock: Clock;
  readonly selfTests: SelfTests;
  /** Memory of the GPU that all loaded models may take together. */
  readonly budgetBytes: () => number;
  /** Called with what a model took, to tell others by it what they may expect. */
  readonly onTimed: (timed: Timed) => void;
}

/** What the preparer shares with the pool that it works for. */
interface PoolParts {
  readonly loadedModels: LoadedModels;
  readonly losses: EngineLosses;
  readonly steps: PreparationSteps;
  readonly context: ContextChoice;
}

/** A model that is about to be loaded. */
type Coming = Omit<LoadedModel, 'engine' | 'capabilities'>;

const unloaded = failed({ kind: 'unloaded' } as const);

/** The way of a model into an engine: device, files, room, load, self-test. */
export class Preparer {
  constructor(
    readonly ports: PreparerPorts,
    readonly pool: PoolParts,
  ) {}

  /** @param signal aborted where someone changes their mind during any of the waits: the failure is `unloaded` */
  async prepare(request: LoadRequest, signal: AbortSignal): Promise<Outcome<Engine, RunFailure>> {
    const { model, ahead } = request;
    const { loadedModels, context } = this.pool;
    signal.addEventListener('abort', () => void this.ports.store.abort(model.id));
    const isStopped = (): boolean => signal.aborted;
    const adapter = await this.ports.probe();
    const contextTokens = context.of(model, adapter);
    if (!contextTokens.ok) return contextTokens;
    if (isStopped()) return unloaded;

    const fetched = await this.#fetch(request, signal);
    if (!fetched.ok) return failed({ kind: 'files', failure: fetched.failure });
    const loader = await this.ports.loader();
    const loadable = await loader.loadable(fetched.value, model);
    if (!loadable.ok) return loadable;
    if (isStopped()) return unloaded;

    const coming: Coming = {
      ...loadable.value,
      modelId: model.id,
      adapter,
      memoryBytes: memoryAt(model.needs, contextTokens.value),
      leastBytes: leastMemoryAt(loadable.value.model, contextTokens.value),
    };
    const leaving = evicted(loadedModels.all, [coming], this.ports.budgetBytes());
    if (ahead && leaving.some(({ modelId }) => modelId !== model.id)) return unloaded;
    loadedModels.unload((one) => leaving.includes(one));
    const load = async (): Promise<Outcome<Engine, RunFailure>> => {
      const loaded = await this.#load(loader, coming, contextTokens.value, signal);
      if (loaded) return loaded;
      return isStopped() ? unloaded : this.prepare({ ...request, files: 'as-they-are' }, signal);
    };
    const loaded = await load();
    const isFull = !loaded.ok && loaded.failure.kind === 'out-of-memory';
    if (!isFull || ahead || loadedModels.all.length === 0 || isStopped()) return loaded;
    // The others took more than their entries say.
    loadedModels.unload(() => true);
    return load();
  }

  #fetch(
    { model, files }: LoadRequest,
    signal: AbortSignal,
  ): Promise<Outcome<StoredModel, StoreFailure>> {
    const { store, downloads } = this.ports;
    return withProgress(this.pool.steps.fetching(model), (show) =>
      files === 'repaired' ? store.repair(model, show) : downloads.fetchNow(model, show, signal),
    );
  }

  /** @returns undefined where other files have taken the place of the model's meanwhile */
  async #load(
    loader: ModelLoader,
    coming: Coming,
    contextTokens: number,
    signal: AbortSignal,
  ): Promise<Outcome<Engine, RunFailure> | undefined> {
    const { model } = coming;
    const { loadedModels, losses, steps } = this.pool;
    const { clock, selfTests, store, onTimed } = this.ports;
    steps.show(model, { step: 'load', progress: null });
    const startedMs = clock.nowMs();
    const engineOf = await loader.load(coming, contextTokens, signal, (progress) => {
      steps.show(model, { step: 'load', progress });
    });
    if ((engineOf.ok || engineOf.failure.kind === 'files') && (await this.#isReplaced(model))) {
      if (engineOf.ok) engineOf.value.engine.unload();
      return undefined;
    }
    if (!engineOf.ok) {
      losses.noteTrouble(engineOf.failure, loadedModels.takenBytes + coming.leastBytes);
      return engineOf;
    }
    onTimed({ kind: 'load', modelId: model.id, loadMs: clock.nowMs() - startedMs });
    const { engine, capabilities } = engineOf.value;
    const loaded: LoadedModel = { ...coming, engine, capabilities };
    loadedModels.use(loaded);
    losses.watch(loaded);
    void store.noteUse(model.id);
    if (!selfTests.has(model, capabilities)) {
      steps.show(model, { step: 'self-test' });
      await selfTests.run(engine, model, capabilities);
    }
    // An engine that fails to answer says so to whoever asks it; one that is gone says why.
    return loadedModels.of(model.id) === loaded
      ? success(engine)
      : engine.lost.then((loss) => failed(loss));
  }

  /** Whether an update has ended since: what the engine has read may be gone then, or be of the other commit. */
  async #isReplaced({ id, files }: WholeModel): Promise<boolean> {
    const listed = await this.ports.store.list();
    const here = listed.ok ? listed.value.find((one) => one.id === id) : undefined;
    return here !== undefined && !sameFiles(here.files, files.list);
  }
}
