import type { WholeModel } from '../../core/catalogue/model';
import type { Engine, EngineCapabilities } from '../../core/engine/engine';
import type { GenerationFailure } from '../../core/engine/failures';
import {
  isSame,
  parseSelfTestResults,
  testedFiles,
  withResult,
  type SelfTestResult,
} from '../../core/engine/self-test-results';
import { failed, success, type Outcome } from '../../core/outcome';
import type { Calendar, KeptText } from '../../core/ports';
import type { StoredModel } from '../../core/store/model-store';

export interface SelfTestPorts {
  readonly kept: KeptText;
  readonly calendar: Calendar;
  /** The browser and its version, as it names itself. */
  readonly browser: string;
}

/**
 * Which models have shown on this device that they answer sensibly: once for each library, weights,
 * adapter and browser version, since a driver or a browser can break what worked.
 */
export class SelfTests {
  #results = $state.raw<readonly SelfTestResult[]>([]);

  constructor(readonly ports: SelfTestPorts) {
    this.#results = parseSelfTestResults(ports.kept.read());
  }

  /** All that is remembered, the latest last. */
  get results(): readonly SelfTestResult[] {
    return this.#results;
  }

  /** The latest result of the model in this browser, with these very files: other weights have none of it. */
  of({ id, files }: Pick<StoredModel, 'id' | 'files'>): SelfTestResult | undefined {
    const { browser } = this.ports;
    const tested = testedFiles(files);
    return this.#results.findLast(
      (result) => result.modelId === id && result.files === tested && result.browser === browser,
    );
  }

  /** Whether the model has been tested with these files, this adapter and this browser. */
  has(model: WholeModel, capabilities: EngineCapabilities): boolean {
    const tested = this.#tested(model, capabilities);
    return this.#results.some((result) => isSame(result, tested));
  }

  /**
   * Tests a loaded model and remembers what came of it. The engine's cache is empty afterwards.
   *
   * @returns `generation-failed`, with nothing remembered, also where the page cannot load its test;
   *   `stalled` where the model said nothing for long: its engine is gone then
   */
  async run(
    engine: Engine,
    model: WholeModel,
    capabilities: EngineCapabilities,
  ): Promise<Outcome<SelfTestResult, GenerationFailure>> {
    // A model is tested once on a device: a first paint does without it.
    const test = await import('./ask-self-test').catch((error: unknown) => String(error));
    // Another version has taken the place of this one: what failed is the test, not the model.
    if (typeof test === 'string') return failed({ kind: 'generation-failed', detail: test });
    const asked = await test.askSelfTest(engine, model);
    if (!asked.ok) return asked;
    const result: SelfTestResult = {
      ...this.#tested(model, capabilities),
      ...asked.value,
      atMs: this.ports.calendar.nowMs(),
    };
    // Another tab may have tested another model since.
    const known = parseSelfTestResults(this.ports.kept.read());
    this.#results = withResult(known.length > 0 ? known : this.#results, result);
    this.ports.kept.write(JSON.stringify(this.#results));
    return success(result);
  }

  #tested(model: WholeModel, { adapter }: EngineCapabilities) {
    return {
      modelId: model.id,
      files: testedFiles(model.files.list),
      adapter: [adapter.vendor, adapter.architecture].join(' '),
      browser: this.ports.browser,
    };
  }
}
