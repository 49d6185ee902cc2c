import { vi } from 'vitest';
import { adapter } from '../core/device/fakes';
import { success } from '../core/outcome';
import type { KeptText } from '../core/ports';
import type { ModelStore, StoredModel } from '../core/store/model-store';
import { EnginePool, type EnginePoolPorts } from './engine/engine-pool.svelte';
import { FakeEngine } from './engine/fake-engine';
import { ModelLoader } from './engine/model-loader';
// The pool loads it with the first model: here it is there already, so that nothing waits for it.
import './engine/preparer';
import { SchemaChecks, type Compile } from './engine/schema-checks.svelte';
import { SelfTests } from './engine/self-tests.svelte';
import { keptText } from './fake-kept-text';
import { Downloads } from './models/downloads.svelte';
import { large, stored } from './models/fake-models';
import { TrustedLibraries } from './packs/trusted-libraries.svelte';

/** A pool whose engines are `made`, the next one by `next.engine`. */
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
  const here: { stored?: StoredModel } = {};
  const memory = {
    budgetBytes: large.needs.memoryBytes ?? 0,
    wishedTokens: NaN,
    isSoftware: false,
  };
  const onMemoryTrouble = vi.fn<EnginePoolPorts['onMemoryTrouble']>();
  const onTimed = vi.fn<EnginePoolPorts['onTimed']>();
  const selfTests = new SelfTests({ kept, calendar, browser: 'Browser 1' });
  const downloads = new Downloads({ store, models: { offered: () => undefined }, clock });
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
    catalogue: [],
    permits: (sha256) => Promise.resolve(libraries.permits(sha256)),
  });
  const engines: EnginePool = new EnginePool({
    store,
    downloads,
    models: { storedOf: () => here.stored },
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
    /** What of any model is on the device, as far as the page knows. */
    here,
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
