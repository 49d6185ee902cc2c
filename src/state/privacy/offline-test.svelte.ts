import type { Model, WholeModel } from '../../core/catalogue/model';
import type { Engine, EngineCapabilities } from '../../core/engine/engine';
import type { RunFailure } from '../../core/engine/failures';
import type { UnplugFailure } from '../../core/offline/failures';
import type { UnpluggedReport, Unplugging } from '../../core/offline/unplugged';
import { failed, success, type Outcome } from '../../core/outcome';
import { greedySampling } from '../../core/settings/sampling';
import type { ModelStore } from '../../core/store/model-store';
import type { ModelLoader } from '../engine/model-loader';

/** Tokens of the answer: enough to see that it is one. */
const answerTokens = 16;
/** Context for a short prompt and its answer, so that a model takes little memory for it. */
const enoughTokens = 512;

export interface OfflineTestPorts {
  readonly models: readonly Model[];
  readonly store: Pick<ModelStore, 'list'>;
  readonly network: Unplugging;
  readonly loader: () => Promise<ModelLoader>;
  /** Unloads every loaded model, so that the test makes a real load. */
  readonly unloadAll: () => void;
}

export type OfflineTestFailure = RunFailure | UnplugFailure;

export interface OfflineTestResult {
  readonly modelName: string;
  readonly prompt: string;
  readonly text: string;
  readonly tokens: number;
  /** Whether the engine was seen to have no network of its own. */
  readonly engine: EngineCapabilities['network'];
}

/** The step that the test has come to. */
export type OfflineTestStep = 'unplug' | 'load' | 'answer' | 'plug-in';

interface Answered {
  readonly text: string;
  readonly tokens: number;
  readonly engine: EngineCapabilities['network'];
}

/** Takes the network away, loads a model that is here in a fresh engine and asks it one thing. */
export class OfflineTest {
  #step = $state<OfflineTestStep>();
  #loaded = $state(0);
  #outcome = $state.raw<Outcome<OfflineTestResult, OfflineTestFailure>>();
  #report = $state.raw<UnpluggedReport>();
  #ending: AbortController | undefined;

  constructor(readonly ports: OfflineTestPorts) {}

  /** Undefined while no test is under way. */
  get step(): OfflineTestStep | undefined {
    return this.#step;
  }

  /** How much of the model has been read, from 0 to 1. */
  get loaded(): number {
    return this.#loaded;
  }

  /** How the last test ended. */
  get outcome(): Outcome<OfflineTestResult, OfflineTestFailure> | undefined {
    return this.#outcome;
  }

  /** What was asked for during the last test; undefined where that is not proven. */
  get report(): UnpluggedReport | undefined {
    return this.#report;
  }

  async run(modelId: string, prompt: string): Promise<void> {
    if (this.#step) return;
    this.#step = 'unplug';
    this.#loaded = 0;
    this.#outcome = undefined;
    this.#report = undefined;
    this.#ending = new AbortController();
    try {
      this.#outcome = await this.#run(modelId, prompt, this.#ending.signal);
    } finally {
      this.#step = undefined;
      this.#ending = undefined;
    }
  }

  stop(): void {
    this.#ending?.abort();
  }

  async #run(
    modelId: string,
    prompt: string,
    signal: AbortSignal,
  ): Promise<Outcome<OfflineTestResult, OfflineTestFailure>> {
    const session = await this.ports.network.begin();
    if (!session.ok) return session;
    // Whatever happens, the network has to come back.
    const answered = await this.#answer(modelId, prompt, signal).catch((error: unknown) =>
      failed({ kind: 'load-failed', detail: String(error) } as const),
    );
    this.#step = 'plug-in';
    const report = await session.value.end();
    if (report.ok) this.#report = report.value;
    if (!answered.ok) return answered;
    if (!report.ok) return report;
    const { model, ...answer } = answered.value;
    return success({ ...answer, modelName: model.name, prompt });
  }

  async #answer(
    modelId: string,
    prompt: string,
    signal: AbortSignal,
  ): Promise<Outcome<Answered & { readonly model: WholeModel }, OfflineTestFailure>> {
    this.#step = 'load';
    const stored = await this.ports.store.list();
    if (!stored.ok) return failed({ kind: 'files', failure: stored.failure });
    const here = stored.value.find(({ id }) => id === modelId);
    const listed = this.ports.models.find(({ id }) => id === modelId);
    if (!here) return failed({ kind: 'files', failure: { kind: 'not-here', modelId } });
    const loader = await this.ports.loader();
    const loadable = await loader.loadable(here, listed);
    if (!loadable.ok) return loadable;
    this.ports.unloadAll();
    const { model } = loadable.value;
    const contextTokens = Math.min(model.contextTokens, enoughTokens);
    const loaded = await loader.load(
      loadable.value,
      contextTokens,
      signal,
      ({ verifiedBytes, totalBytes }) => {
        this.#loaded = totalBytes === 0 ? 0 : verifiedBytes / totalBytes;
      },
    );
    if (!loaded.ok) return loaded;
    const { engine, capabilities } = loaded.value;
    const answered = await this.#ask(engine, model, prompt).finally(() => {
      engine.unload();
    });
    return answered.ok
      ? success({ ...answered.value, engine: capabilities.network, model })
      : answered;
  }

  async #ask(
    engine: Engine,
    model: WholeModel,
    prompt: string,
  ): Promise<Outcome<Omit<Answered, 'engine'>, RunFailure>> {
    this.#step = 'answer';
    const generation = await engine.generate(
      {
        conversation: 'offline-test',
        input:
          model.kind === 'completion'
            ? { kind: 'text', text: prompt }
            : { kind: 'chat', messages: [{ role: 'user', text: prompt }] },
        sampling: { ...greedySampling, maxTokens: answerTokens, seed: 0 },
      },
      () => undefined,
    );
    if (!generation.ok) return generation;
    const { text, completionTokens } = generation.value;
    return success({ text, tokens: completionTokens });
  }
}
