import type { Model } from '../../core/catalogue/model';
import type { Engine, EngineCapabilities } from '../../core/engine/engine';
import { fitTogether, type ModelMemory } from '../../core/engine/model-memory';
import type { RunFailure } from '../../core/engine/failures';
import type { SelfTestResult } from '../../core/engine/self-test-results';
import { failed, success, type Outcome } from '../../core/outcome';
import type { StoredModel } from '../../core/store/model-store';
import { sameFiles } from '../../core/store/plan';
import type { Models } from '../models/models.svelte';
import { ContextChoice, type ContextPorts, type PlannedModel } from './context-choice';
import { EngineLock } from './engine-lock.svelte';
import { EngineLosses, type EngineLossPorts } from './engine-losses';
import { SingleLoad, type LoadRequest, type ModelFiles } from './load-request';
import { LoadedModels, type LoadedModel } from './loaded-models.svelte';
import { PreparationSteps, type Preparation } from './preparation.svelte';
import type { PreparerPorts } from './preparer';
import type { SchemaChecks } from './schema-checks.svelte';

export interface EnginePoolPorts
  extends ContextPorts, PreparerPorts, Pick<EngineLossPorts, 'onMemoryTrouble'> {
  readonly models: Pick<Models, 'storedOf'>;
  /** Fetched when the first answer has to fit a schema. */
  readonly schemas: () => Promise<SchemaChecks>;
}

/**
 * The engines that are loaded, and the way to one: check the device, fetch what is missing, load with
 * as much context as there is room for, test once. Columns with the same model share one; models stay
 * side by side as far as the budget goes, others take turns.
 */
export class EnginePool {
  /** What has it keeps its engines: one whose files an update has replaced goes before. */
  readonly lock = new EngineLock(() => {
    this.#loadedModels.unload(({ model }) => {
      const files = this.ports.models.storedOf(model.id)?.files;
      return files !== undefined && !sameFiles(files, model.files.list);
    });
  });
  readonly #loadedModels = new LoadedModels();
  readonly #steps: PreparationSteps;
  readonly #context: ContextChoice;
  readonly #losses: EngineLosses;
  readonly #load = new SingleLoad(() => {
    this.#steps.end();
  });

  constructor(readonly ports: EnginePoolPorts) {
    this.#steps = new PreparationSteps(ports.clock);
    this.#context = new ContextChoice(ports);
    this.#losses = new EngineLosses(this.#loadedModels, {
      onMemoryTrouble: ports.onMemoryTrouble,
      loadAhead: (model) => void this.#fulfil({ model, files: 'as-they-are', ahead: true }),
    });
  }

  /** What is being done to get this model ready; undefined where nothing is. */
  preparationOf(modelId: string): Preparation | undefined {
    return this.#steps.of(modelId);
  }

  /** Some model is being made ready, or tested. */
  get isPreparing(): boolean {
    return this.#steps.isUnderWay;
  }

  /** What is known of the model's engine, while it is loaded. */
  capabilitiesOf(modelId: string): EngineCapabilities | undefined {
    return this.#loadedModels.of(modelId)?.capabilities;
  }

  /**
   * What came of the latest self-test in this browser of the very files that are here; undefined where
   * there was none, or where nothing is here.
   */
  selfTestOf(stored: Pick<StoredModel, 'id' | 'files'> | undefined): SelfTestResult | undefined {
    return stored && this.ports.selfTests.of(stored);
  }

  /** The latest used last, each with the memory that it takes. */
  get loaded(): readonly LoadedModel[] {
    return this.#loadedModels.all;
  }

  /** A model as it would be loaded now, or as it is loaded. */
  planned(modelId: string, model: Model | undefined): PlannedModel {
    const loaded = this.#loadedModels.of(modelId);
    if (loaded && (!model || this.#context.stillHolds(loaded))) {
      const { memoryBytes, capabilities } = loaded;
      return { modelId, memoryBytes, contextTokens: capabilities.contextTokens };
    }
    return model ? this.#context.planned(model) : { modelId, memoryBytes: 0 };
  }

  /** Whether there is room for all of these at once; else they take turns, whatever the schedule. */
  fitTogether(models: readonly ModelMemory[]): boolean {
    return fitTogether(models, this.ports.budgetBytes());
  }

  /** Whether the model's engine before this one was lost; told once. */
  noteRecovery(modelId: string): boolean {
    return this.#losses.noteRecovery(modelId);
  }

  /** Ends a model's engine, where it is loaded. */
  unload(modelId: string): void {
    this.#loadedModels.unload((one) => one.modelId === modelId);
  }

  /** Ends the engines that a library from outside runs in; one that is being loaded ends unused. */
  unloadLibrary(sha256: string): void {
    this.#loadedModels.unload(({ broughtLibrary }) => broughtLibrary === sha256);
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
    if (!this.lock.take()) return failed({ kind: 'unloaded' });
    return this.#testAgain(model).finally(() => {
      this.lock.release();
    });
  }

  async #testAgain(model: Model): Promise<Outcome<SelfTestResult, RunFailure>> {
    const before = this.ports.selfTests.results;
    const ready = await this.prepare(model, 'as-they-are', new AbortController().signal);
    if (!ready.ok) return ready;
    while (this.#load.request) await this.#load.outcome();
    const loaded = this.#loadedModels.of(model.id);
    if (!loaded) return failed({ kind: 'unloaded' });
    const atLoad = this.ports.selfTests.of({ id: model.id, files: loaded.model.files.list });
    if (atLoad && !before.includes(atLoad)) return success(atLoad);
    let tested: Outcome<SelfTestResult, RunFailure> = failed({ kind: 'unloaded' });
    await this.#load.begin({ model, files: 'as-they-are', ahead: false }, undefined, async () => {
      this.#steps.show(model, { step: 'self-test' });
      tested = await this.ports.selfTests.run(loaded.engine, loaded.model, loaded.capabilities);
      return success(loaded.engine);
    });
    return tested;
  }

  /** One preparation at a time: what was waited for may be what is asked for. */
  async #fulfil(request: LoadRequest, signal?: AbortSignal): Promise<Outcome<Engine, RunFailure>> {
    const asItIs = request.files === 'as-they-are';
    for (;;) {
      if (signal?.aborted) return failed({ kind: 'unloaded' });
      const underWay = this.#load.request;
      const isTheSame = asItIs && underWay?.model.id === request.model.id;
      const loaded = asItIs && !isTheSame ? this.#loadedModels.of(request.model.id) : undefined;
      if (loaded && this.#context.stillHolds(loaded)) {
        this.#loadedModels.use(loaded);
        return success(loaded.engine);
      }
      if (!underWay) {
        return this.#load.begin(request, signal, (ending) => this.#prepare(request, ending));
      }
      const outcome = await this.#load.outcome(isTheSame ? signal : undefined);
      if (isTheSame && outcome?.ok === false && !underWay.ahead) return outcome;
    }
  }
  /** The preparer's code is loaded with the first model. */
  async #prepare(request: LoadRequest, ending: AbortSignal): Promise<Outcome<Engine, RunFailure>> {
    this.#steps.show(request.model, { step: 'check' });
    const { Preparer } = await import('./preparer');
    const preparer = new Preparer(this.ports, {
      loadedModels: this.#loadedModels,
      losses: this.#losses,
      steps: this.#steps,
      context: this.#context,
    });
    return preparer.prepare(request, ending);
  }
}
