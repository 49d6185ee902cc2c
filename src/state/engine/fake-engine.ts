import type { WholeModel } from '../../core/catalogue/model';
import type {
  Engine,
  EngineCapabilities,
  Generation,
  GenerationRequest,
  LoadProgress,
  TokenBatch,
} from '../../core/engine/engine';
import type { EngineLoss, GenerationFailure, LoadFailure } from '../../core/engine/failures';
import { selfTestConversation } from '../../core/engine/self-test';
import { failed, success, type Outcome } from '../../core/outcome';

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
