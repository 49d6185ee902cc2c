/** Models, an adapter, engines in the hands of the test and a room of them, for this room's tests. */
import { vi } from 'vitest';
import type { Model, WholeModel } from '../core/catalogue/model';
import { firstControls } from '../core/comparison/controls';
import type { ColumnRecord, Workspace } from '../core/comparison/workspace';
import { adapter } from '../core/device/fakes';
import type {
  Engine,
  EngineCapabilities,
  Generation,
  GenerationRequest,
  LoadProgress,
  TokenBatch,
} from '../core/engine/engine';
import type { EngineLoss, GenerationFailure, LoadFailure } from '../core/engine/failures';
import { failed, success, type Outcome } from '../core/outcome';
import type { ModelStore, StoredModel } from '../core/store/model-store';
import { selfTestConversation } from '../core/engine/self-test';
import type { KeptText } from '../core/ports';
import type { Vote } from '../core/rating/vote';
import type { Added, NewVote } from '../core/rating/vote-store';
import type { StoreFailure } from '../core/store/failures';
import { isBlindVote } from '../core/records/still-blind';
import { MemoryRuns } from '../core/records/memory-runs';
import { Downloads } from './models/downloads.svelte';
import { TrustedLibraries } from './packs/trusted-libraries.svelte';
import { EnginePool, type EnginePoolPorts } from './engine/engine-pool.svelte';
// Loaded before, so that it takes no time in a test.
import './compare/round-run';
import { LiveRuns } from './runs/live-runs';
import { Recorder } from './runs/recorder';
import { ModelLoader } from './engine/model-loader';
// The pool loads it with the first model: here it is there already, so that nothing waits for it.
import './engine/preparer';
import { SchemaChecks, type Compile } from './engine/schema-checks.svelte';
import { SelfTests } from './engine/self-tests.svelte';

export const model: WholeModel = {
  id: 'small',
  name: 'Small',
  family: 'Test',
  kind: 'chat',
  producer: 'p',
  origin: { countries: [], link: 'https://x.example' },
  parameters: 1,
  quantisation: 'q',
  contextTokens: 100,
  languages: ['en'],
  licence: { spdx: 'MIT', name: 'MIT', link: 'https://x.example', read: null },
  files: { kind: 'complete', folder: 'models/small/', list: [] },
  library: { kind: 'file', path: 'library.wasm' },
  needs: {
    features: [],
    largestBufferBytes: 1,
    memoryBytes: 1,
    contextTokens: 100,
    kvBytesPerToken: 1,
  },
  sampling: { temperature: 0.5, topP: 1 },
  twin: null,
  selfTest: null,
};

export const other: Model = { ...model, id: 'other', sampling: { temperature: 0, topP: 1 } };
export const large: Model = {
  ...model,
  id: 'large',
  needs: { ...model.needs, memoryBytes: 2 ** 30 },
};

/** An engine in the hands of the test: it answers when told to. */
export class FakeEngine implements Engine {
  static loads = 0;
  readonly requests: GenerationRequest[] = [];
  readonly lost: Promise<EngineLoss>;
  interrupted = 0;
  unloaded = false;
  /** The context that it was loaded with. */
  contextTokens = 0;
  /** What it answers to a self-test, at once. */
  selfTestText = 'The capital of France is Paris.';
  selfTests = 0;
  resets = 0;
  /** It does not heed an interruption: it is lost at once instead. */
  isDeaf = false;
  /** From then on its calls are rejected. */
  worksUntil: { readonly call: 'reset' | 'generate'; times: number } | undefined;
  loadOutcome: Promise<Outcome<EngineCapabilities, LoadFailure>> | undefined;
  #lose: (loss: EngineLoss) => void = () => undefined;
  #answer: (outcome: Outcome<Generation, GenerationFailure>) => void = () => undefined;
  push: (batch: TokenBatch) => void = () => undefined;
  /** Says that it makes a grammar of a schema, or that it has. */
  compiling: (isCompiling: boolean) => void = () => undefined;

  constructor() {
    this.lost = new Promise((resolve) => (this.#lose = resolve));
  }

  onProgress: (progress: LoadProgress) => void = () => undefined;

  async load(
    _model?: WholeModel,
    contextTokens = 100,
    onProgress: FakeEngine['onProgress'] = () => undefined,
  ) {
    this.onProgress = onProgress;
    FakeEngine.loads += 1;
    this.contextTokens = contextTokens;
    if (this.loadOutcome) return Promise.race([this.loadOutcome, this.lost.then(failed)]);
    return Promise.resolve(
      success({
        contextTokens,
        network: 'blocked-by-browser' as const,
        adapter: { vendor: 'v', architecture: 'a' },
      }),
    );
  }

  generate(
    request: GenerationRequest,
    onBatch: FakeEngine['push'],
    onCompiling: FakeEngine['compiling'] = () => undefined,
  ) {
    if (this.#isGone('generate')) return Promise.reject(new Error('the worker is gone'));
    const answer = new Promise<Outcome<Generation, GenerationFailure>>((resolve) => {
      this.#answer = resolve;
    });
    if (request.conversation === selfTestConversation) {
      this.selfTests += 1;
      this.finish(this.selfTestText);
    } else {
      this.requests.push(request);
      this.push = onBatch;
      this.compiling = onCompiling;
    }
    return Promise.race([answer, this.lost.then(failed)]);
  }

  /** @param completionTokens all that it may have, where it ends by its length */
  finish(
    text: string,
    finish: Generation['finish'] = 'stop',
    completionTokens = finish === 'length' ? (this.requests.at(-1)?.sampling.maxTokens ?? 2) : 2,
  ): void {
    this.#answer(
      success({
        text,
        finish,
        completionTokens,
        prefilledTokens: 3,
        reusedCache: false,
        prefillTokensPerSecond: 1,
        decodeTokensPerSecond: 1,
      }),
    );
  }

  fail(failure: GenerationFailure): void {
    this.#answer(failed(failure));
  }

  lose(loss: EngineLoss): void {
    this.#lose(loss);
  }

  interrupt(loss?: EngineLoss): void {
    this.interrupted += 1;
    if (this.isDeaf) this.lose(loss ?? { kind: 'stopped-hard' });
  }

  reset(): Promise<void> {
    if (this.#isGone('reset')) return Promise.reject(new Error('the worker is gone'));
    this.resets += 1;
    return Promise.resolve();
  }

  #isGone(call: 'reset' | 'generate'): boolean {
    if (this.worksUntil?.call !== call) return false;
    this.worksUntil.times -= 1;
    return this.worksUntil.times < 0;
  }

  unload(loss: EngineLoss = { kind: 'unloaded' }): void {
    this.unloaded = true;
    this.#lose(loss);
  }
}

export const storedModel: StoredModel = {
  id: 'small',
  model,
  files: [],
  checks: {},
  source: 'site',
  sizeBytes: 1,
  committedAtMs: 0,
  verifiedAtMs: 0,
  usedAtMs: null,
};

export const stored = success(storedModel);

/** SHA-256 of the library of `packedModel`. */
export const packedLibrary = 'b'.repeat(64);

/** `model` as it came in a pack, with a library that nobody knows. */
export const packedModel: StoredModel = {
  ...storedModel,
  source: 'pack',
  files: [
    {
      path: 'library.wasm',
      sizeBytes: 1,
      sha256: packedLibrary,
      parts: [{ path: 'library.wasm', sizeBytes: 1, sha256: packedLibrary }],
    },
  ],
};

/** A room whose engines are `made`, the next one by `next.engine`. */
export function enginePool(
  change: Partial<ModelStore> = {},
  probe: EnginePoolPorts['probe'] = () => Promise.resolve(success(adapter)),
  kept: KeptText = keptText(),
) {
  const store: ModelStore = {
    list: () => Promise.resolve(success([])),
    fetch: vi.fn(() => Promise.resolve(stored)),
    repair: vi.fn(() => Promise.resolve(stored)),
    abort: vi.fn(() => Promise.resolve()),
    remove: () => Promise.resolve(success(undefined)),
    discard: () => Promise.resolve(success(undefined)),
    noteUse: () => Promise.resolve(success(undefined)),
    verify: () => Promise.resolve(success({ damaged: [] })),
    unfinished: () => Promise.resolve(success([])),
    unreadable: () => Promise.resolve(success({ models: [], downloads: [] })),
    usage: () => Promise.resolve(success({ modelBytes: 0, sharedBytes: 0, unfinishedBytes: 0 })),
    ...change,
  };
  const made: FakeEngine[] = [];
  const next = { engine: (): FakeEngine => new FakeEngine() };
  const clock = { nowMs: () => Date.now() };
  const startEngine = () => {
    const engine = next.engine();
    made.push(engine);
    return engine;
  };
  const calendar = { nowMs: () => 0 };
  const memory = {
    budgetBytes: large.needs.memoryBytes ?? 0,
    wishedTokens: NaN,
    isSoftware: false,
  };
  const onMemoryTrouble = vi.fn<EnginePoolPorts['onMemoryTrouble']>();
  const onTimed = vi.fn<EnginePoolPorts['onTimed']>();
  const selfTests = new SelfTests({ kept, calendar, browser: 'Browser 1' });
  const downloads = new Downloads({ store, models: [], clock });
  const libraries = new TrustedLibraries({
    catalogue: [],
    kept: keptText(),
    calendar,
    onWithdrawn: (sha256) => {
      engines.unloadLibrary(sha256);
    },
  });
  const compiler: { compile: Compile } = { compile: () => Promise.resolve(success(true)) };
  const schemas = new SchemaChecks((...asked) => compiler.compile(...asked));
  const loader = new ModelLoader({
    startEngine,
    permits: (sha256) => Promise.resolve(libraries.permits(sha256)),
  });
  const engines: EnginePool = new EnginePool({
    store,
    downloads,
    schemas: () => Promise.resolve(schemas),
    loader: () => Promise.resolve(loader),
    clock,
    adapter: () => success({ ...adapter, isFallback: memory.isSoftware }),
    probe,
    selfTests,
    budgetBytes: () => memory.budgetBytes,
    wishedTokens: () => memory.wishedTokens || undefined,
    onMemoryTrouble,
    onTimed,
  });
  return {
    engines,
    libraries,
    /** What a person has set. */
    memory,
    onMemoryTrouble,
    onTimed,
    /** What makes a grammar of a schema before an engine is asked. */
    compiler,
    store,
    made,
    next,
    clock,
  };
}

/** A screen that nothing was asked on yet; its columns are asked in the order in which they stand. */
export function newScreen(columns: ColumnRecord[]): Workspace {
  return {
    draft: '',
    responseSchema: null,
    origin: null,
    controls: { ...firstControls(1), order: 'as-shown' },
    round: null,
    columns,
  };
}

export function keptText(text: string | null = null): KeptText {
  let kept = text;
  return { read: () => kept, write: (value) => (kept = value) };
}

/** Lets everything that is ready happen. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

/** Notes runs in memory. */
export function recording() {
  const runs = new MemoryRuns();
  const recorder = new Recorder({
    runs,
    partsOf: (modelId) =>
      Promise.resolve({ weightsText: `weights of ${modelId}`, librarySha256: 'library' }),
    hash: (text) => Promise.resolve(`hash of ${text}`),
    versions: { appVersion: '1', engineVersion: '2', browser: 'Browser 1' },
  });
  return { runs, recorder, onNotKept: vi.fn<(failure: StoreFailure) => void>() };
}

/** Whether a vote is on the same answers as another. */
function isOn({ runId, item }: Pick<Vote, 'runId' | 'item'>) {
  return (one: Vote): boolean => one.runId === runId && one.item === item;
}

/** What votes need: a calendar that stands still, and votes that are kept in a list. */
export function voting(runs = new MemoryRuns()) {
  const kept: Vote[] = [];
  const revealed: string[] = [];
  const reveal = (runIds: readonly string[]): ReturnType<MemoryRuns['reveal']> => {
    revealed.push(...runIds);
    return runs.reveal(runIds);
  };
  const store = {
    add: async (
      given: NewVote,
      shows: readonly string[],
    ): Promise<Outcome<Added, StoreFailure>> => {
      const blind = given.blind && (await isBlindVote(runs.answers, given));
      if (shows.length > 0) await reveal(shows);
      const there = kept.find(isOn(given));
      const vote = there ?? { ...given, blind, id: `vote-${kept.length + 1}` };
      if (!there) kept.push(vote);
      return success({ vote, isNew: !there });
    },
    remove: (given: Pick<Vote, 'runId' | 'item'>): Promise<Outcome<void, StoreFailure>> => {
      kept.splice(0, kept.length, ...kept.filter((vote) => !isOn(given)(vote)));
      return Promise.resolve(success(undefined));
    },
    own: (runId: string): Promise<Outcome<readonly Vote[], StoreFailure>> =>
      Promise.resolve(success(kept.filter((vote) => vote.runId === runId))),
  };
  return {
    kept,
    store,
    revealed,
    reveal,
    ports: {
      calendar: { nowMs: () => 0 },
      hash: (text: string) => Promise.resolve(`hash of ${text}`),
      modelHash: (modelId: string) => Promise.resolve(`hash of ${modelId}`),
      isModelHere: () => Promise.resolve(true),
    },
  };
}

/** What a Compare screen works with: its engines in the hands of the test, and all that it keeps in memory. */
export function comparisonPorts(
  { engines, clock }: Pick<ReturnType<typeof enginePool>, 'engines' | 'clock'>,
  models: readonly Model[] = [model],
  { runs, recorder, onNotKept } = recording(),
  votes = voting(runs),
) {
  const { calendar } = votes.ports;
  const services = {
    votes: votes.store,
    runs: {
      load: (id: string) => runs.load(id),
      reveal: (ids: readonly string[]) => votes.reveal(ids),
    },
    liveRuns: new LiveRuns({ engines, clock, calendar, recorder, onNotKept }),
  };
  let ids = 0;
  return {
    ...votes.ports,
    engines,
    models: () => models,
    usable: models,
    drawSeed: () => 1001,
    newId: () => `new-${(ids += 1)}`,
    services: () => Promise.resolve(services),
    onChange: (): void => undefined,
    onFirstRun: (): void => undefined,
    onNotKept,
  };
}
