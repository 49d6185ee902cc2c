import { proxy, transfer, wrap, type Remote } from 'comlink';
import type { WholeModel } from '../core/catalogue/model';
import {
  hardStopAfterMs,
  quietSeconds,
  type Engine,
  type EngineCapabilities,
  type Generation,
  type GenerationRequest,
  type LoadProgress,
  type TokenBatch,
} from '../core/engine/engine';
import type { EngineLoss, GenerationFailure, LoadFailure } from '../core/engine/failures';
import { failed, type Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import type { EngineWorker } from '../worker/engine/protocol';

/** An engine in a worker of its own; ending the worker is the one sure way to free its memory. */
export class WorkerEngine implements Engine {
  readonly lost: Promise<EngineLoss>;
  readonly #worker: Worker;
  readonly #remote: Remote<EngineWorker>;
  #reportLoss: (loss: EngineLoss) => void = () => undefined;
  #generating = false;
  #hardStop: ReturnType<typeof setTimeout> | undefined;

  /** @param openFiles gives a port at whose other end the store serves a model */
  constructor(
    worker: Worker,
    readonly openFiles: (modelId: string) => Promise<Outcome<MessagePort, StoreFailure>>,
  ) {
    this.#worker = worker;
    this.lost = new Promise((resolve) => (this.#reportLoss = resolve));
    worker.addEventListener('error', ({ message }) => {
      this.#end({ kind: 'worker-crashed', detail: message });
    });
    this.#remote = wrap<EngineWorker>(worker);
    void this.#remote.lost().then((loss) => {
      this.#end(loss);
    });
  }

  async load(
    model: WholeModel,
    contextTokens: number,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Outcome<EngineCapabilities, LoadFailure>> {
    const opening = this.openFiles(model.id).then((opened) =>
      opened.ok ? opened : failed({ kind: 'files', failure: opened.failure } as const),
    );
    const files = await this.#orLost(opening);
    if (!files.ok) {
      this.unload();
      return files;
    }
    const port = transfer(files.value, [files.value]);
    const loading = this.#remote
      .load(model, contextTokens, port, proxy(onProgress))
      .catch((error: unknown) => failed({ kind: 'load-failed', detail: String(error) } as const));
    const outcome = await this.#orLost(loading);
    // A failed load leaves on the GPU what it had put there.
    if (!outcome.ok) this.unload();
    return outcome;
  }

  async generate(
    request: GenerationRequest,
    onBatch: (batch: TokenBatch) => void,
    onCompiling: (isCompiling: boolean) => void = () => undefined,
  ): Promise<Outcome<Generation, GenerationFailure>> {
    this.#generating = true;
    const generating = this.#remote
      .generate(request, proxy(onBatch), proxy(onCompiling))
      .catch((error: unknown) =>
        failed({ kind: 'generation-failed', detail: String(error) } as const),
      );
    const outcome = await this.#orLost(generating);
    this.#generating = false;
    clearTimeout(this.#hardStop);
    return outcome;
  }

  interrupt(loss: EngineLoss = { kind: 'stopped-hard' }): void {
    if (!this.#generating) return;
    void this.#remote.interrupt();
    clearTimeout(this.#hardStop);
    this.#hardStop = setTimeout(() => {
      this.#end(loss);
    }, hardStopAfterMs);
  }

  async reset(): Promise<void> {
    const during = 'reset';
    const limit = setTimeout(() => {
      this.#end({ kind: 'stalled', during, quietSeconds: quietSeconds[during] });
    }, quietSeconds[during] * 1000);
    // A worker that is gone does not answer.
    await Promise.race([this.#remote.reset(), this.lost]).finally(() => {
      clearTimeout(limit);
    });
  }

  unload(loss: EngineLoss = { kind: 'unloaded' }): void {
    this.#end(loss);
  }

  #end(loss: EngineLoss): void {
    this.#worker.terminate();
    this.#reportLoss(loss);
  }

  #orLost<Value, Failure>(
    call: Promise<Outcome<Value, Failure>>,
  ): Promise<Outcome<Value, Failure | EngineLoss>> {
    return Promise.race([call, this.lost.then(failed)]);
  }
}
