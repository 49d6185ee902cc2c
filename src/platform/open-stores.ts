import type { Model } from '../core/catalogue/model';
import { failed, type Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import type { FetchProgress, StoredModel } from '../core/store/model-store';
import openStoreAddress from '../worker/store/open-store.worker.ts?worker&url';
import { WorkerStore, type OtherHosts } from './store';
import { scriptAddress } from './workers';

type Fetched = Outcome<StoredModel, StoreFailure>;

export interface OpenStoresPorts extends Pick<WorkerStore, 'held' | 'siteAddress'> {
  /** Resolves when worker scripts have their policies: none is started before. */
  readonly policiesInPlace: Promise<void>;
  /**
   * The names that may be asked for the model's files, once a person has agreed.
   *
   * @param signal takes the question back; the failure is `aborted` then
   */
  readonly permit: (
    model: Model,
    signal: AbortSignal,
  ) => Promise<Outcome<readonly string[], StoreFailure>>;
}

/** One download or repair from other hosts. */
interface Job {
  readonly modelId: string;
  /** Takes the question back that stands before it. */
  readonly ending: AbortController;
  /** Undefined until a person has agreed. */
  worker?: OpenWorker;
}

interface OpenWorker {
  readonly store: WorkerStore;
  /** Those that it may ask. */
  readonly names: readonly string[];
  /** Ends it at once. */
  readonly end: (failure: StoreFailure) => void;
  /** Pending until then. */
  readonly ended: Promise<Fetched>;
}

/** The open store workers. Each is started for one job with the hosts of its model, and ends with it. */
export class OpenStores implements OtherHosts {
  readonly #jobs = new Set<Job>();

  constructor(readonly ports: OpenStoresPorts) {}

  fetch(model: Model, onProgress: (progress: FetchProgress) => void): Promise<Fetched> {
    return this.#run(model, (store) => store.fetch(model, onProgress));
  }

  repair(model: Model, onProgress: (progress: FetchProgress) => void): Promise<Fetched> {
    return this.#run(model, (store) => store.repair(model, onProgress));
  }

  async abort(modelId: string): Promise<void> {
    for (const job of this.#jobs) {
      if (job.modelId !== modelId) continue;
      job.ending.abort();
      await job.worker?.store.abort(modelId);
    }
  }

  /** Ends those workers at once that `refusal` has a failure for, by the names that they may ask. */
  endRefused(refusal: (names: readonly string[]) => StoreFailure | undefined): void {
    for (const { worker } of this.#jobs) {
      const failure = worker && refusal(worker.names);
      if (failure) worker.end(failure);
    }
  }

  async #run(model: Model, work: (store: WorkerStore) => Promise<Fetched>): Promise<Fetched> {
    const job: Job = { modelId: model.id, ending: new AbortController() };
    this.#jobs.add(job);
    try {
      const permitted = await this.ports.permit(model, job.ending.signal);
      if (!permitted.ok) return permitted;
      if (job.ending.signal.aborted) return failed({ kind: 'aborted' });
      job.worker = this.#open(permitted.value);
      return await Promise.race([work(job.worker.store), job.worker.ended]);
    } finally {
      this.#jobs.delete(job);
      job.worker?.end({ kind: 'aborted' });
    }
  }

  #open(names: readonly string[]): OpenWorker {
    const { siteAddress, policiesInPlace, held } = this.ports;
    const name = [siteAddress, ...names].join(' ');
    const ending = new AbortController();
    let settle: (outcome: Fetched) => void = () => undefined;
    const ended = new Promise<Fetched>((resolve) => (settle = resolve));
    const start = async (): Promise<Worker> => {
      await policiesInPlace;
      // Nothing is asked by one that has been ended before it was started.
      ending.signal.throwIfAborted();
      const worker = new Worker(scriptAddress(openStoreAddress), { type: 'module', name });
      ending.signal.addEventListener('abort', () => {
        worker.terminate();
      });
      return worker;
    };
    const end = (failure: StoreFailure): void => {
      ending.abort();
      settle(failed(failure));
    };
    return { store: new WorkerStore(start, siteAddress, held), names, end, ended };
  }
}
