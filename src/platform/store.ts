import { proxy, transfer, wrap, type Remote } from 'comlink';
import type { Model } from '../core/catalogue/model';
import { failed, success, type Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import type { FetchProgress, ModelStore, StoredModel } from '../core/store/model-store';
import { storeNames, type StoreWorker } from '../worker/store/protocol';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/** The store worker, as the page calls it. */
export class WorkerStore implements ModelStore {
  readonly #remote: Promise<Remote<StoreWorker>>;
  /** Pending for as long as the worker lives: calls into a dead worker would never answer. */
  readonly #crashed: Promise<Outcome<never, StoreFailure>>;
  readonly #changes: BroadcastChannel;

  /** @param starting the worker, which may have to wait for its policy to be in place */
  constructor(starting: Promise<Worker>, siteAddress: string) {
    this.#changes = new BroadcastChannel(storeNames(siteAddress).changes);
    this.#remote = starting.then((worker) => wrap<StoreWorker>(worker));
    this.#crashed = starting.then(
      (worker) =>
        new Promise((resolve) => {
          worker.addEventListener('error', ({ message }) => {
            const detail = `the store worker ended: ${message}`;
            resolve(failed({ kind: 'database', reason: 'failed', detail }));
          });
        }),
    );
  }

  list(): Result<readonly StoredModel[]> {
    return this.#call((remote) => remote.list());
  }

  fetch(model: Model, onProgress: (progress: FetchProgress) => void): Result<StoredModel> {
    return this.#call((remote) => remote.fetch(model, proxy(onProgress)));
  }

  repair(model: Model, onProgress: (progress: FetchProgress) => void): Result<StoredModel> {
    return this.#call((remote) => remote.repair(model, proxy(onProgress)));
  }

  async abort(modelId: string): Promise<void> {
    await (await this.#remote).abort(modelId);
  }

  remove(modelId: string): Result<void> {
    return this.#call((remote) => remote.remove(modelId));
  }

  /** A port at whose other end the model's files are served, for an engine worker. */
  async openFiles(modelId: string): Result<MessagePort> {
    const { port1, port2 } = new MessageChannel();
    const served = await this.#call((remote) => remote.serve(modelId, transfer(port1, [port1])));
    return served.ok ? success(port2) : served;
  }

  /** Called after a model has come or gone, in whichever tab. */
  onChange(listener: () => void): void {
    this.#changes.addEventListener('message', listener);
  }

  async #call<Value>(
    work: (remote: Remote<StoreWorker>) => Promise<Outcome<Value, StoreFailure>>,
  ): Result<Value> {
    const answered = work(await this.#remote).catch((error: unknown) =>
      failed({ kind: 'database', reason: 'failed', detail: String(error) } as const),
    );
    return Promise.race([answered, this.#crashed]);
  }
}
