import type { Remote } from 'comlink';
import type { Model } from '../core/catalogue/model';
import type { HostRequest } from '../core/consent/host-request';
import { hubOrigin } from '../core/hub/folder';
import type { HubReader, OnHubPause } from '../core/store/hub-repository';
import { failed, success, type Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import type { FetchProgress, StoredModel } from '../core/store/model-store';
import openStoreAddress from '../worker/store/open-store.worker.ts?worker&url';
import type { HubWorker } from '../worker/store/protocol';
import { WorkerStore, type OtherHosts } from './store';
import { scriptAddress } from './workers';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

export interface OpenStoresPorts extends Pick<WorkerStore, 'held' | 'siteAddress'> {
  /** Resolves when worker scripts have their policies: none is started before. */
  readonly policiesInPlace: Promise<void>;
  /**
   * The names that may be asked for it, once a person has agreed.
   *
   * @param signal takes the question back; the failure is `aborted` then
   */
  readonly permit: (request: HostRequest, signal: AbortSignal) => Result<readonly string[]>;
}

/** One download, repair or look-up at other hosts. */
interface Job {
  readonly request: HostRequest;
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
  readonly ended: Result<never>;
}

/** Who looks something up. */
interface Caller {
  readonly signal: AbortSignal;
  readonly onPause: OnHubPause | undefined;
}

/** A look-up keeps nothing: it needs no database, and waits for none. */
const needsNone = (): Result<void> => Promise.resolve(success(undefined));

/** The open store workers. Each is started for one job with the hosts that it asks, and ends with it. */
export class OpenStores implements OtherHosts, HubReader {
  readonly #jobs = new Set<Job>();

  constructor(readonly ports: OpenStoresPorts) {}

  fetch(model: Model, onProgress: (progress: FetchProgress) => void): Result<StoredModel> {
    return this.#bring(model, (store) => store.fetch(model, onProgress));
  }

  repair(model: Model, onProgress: (progress: FetchProgress) => void): Result<StoredModel> {
    return this.#bring(model, (store) => store.repair(model, onProgress));
  }

  async abort(modelId: string): Promise<void> {
    for (const { request, ending, worker } of this.#jobs) {
      if (request.kind !== 'download' || request.model.id !== modelId) continue;
      ending.abort();
      await worker?.store.abort(modelId);
    }
  }

  readonly look: HubReader['look'] = (folder, signal, onPause) =>
    this.#read({ kind: 'look-up', folder }, { signal, onPause }, (hub, told) =>
      hub.look(folder, told),
    );

  readonly newest: HubReader['newest'] = (folder, signal, onPause) =>
    this.#read({ kind: 'newest-commit', folder }, { signal, onPause }, (hub, told) =>
      hub.newest(folder, told),
    );

  readonly search: HubReader['search'] = (words, signal, onPause) =>
    this.#read({ kind: 'search', origin: hubOrigin, words }, { signal, onPause }, (hub, told) =>
      hub.search(hubOrigin, words, told),
    );

  readonly head: HubReader['head'] = ({ folder, commit }, path, wish, signal, onPause) => {
    const request = { kind: 'head', folder, path, mostBytes: wish.toBytes } as const;
    return this.#read(request, { signal, onPause }, (hub, told) =>
      hub.head({ folder, commit }, path, wish, told),
    );
  };

  /** Ends those workers at once that `refusal` has a failure for, by the names that they may ask. */
  endRefused(refusal: (names: readonly string[]) => StoreFailure | undefined): void {
    for (const { worker } of this.#jobs) {
      const failure = worker && refusal(worker.names);
      if (failure) worker.end(failure);
    }
  }

  #bring(model: Model, work: (store: WorkerStore) => Result<StoredModel>): Result<StoredModel> {
    const job = { request: { kind: 'download', model }, ending: new AbortController() } as const;
    return this.#run(job, this.ports.held, work);
  }

  async #read<Value>(
    request: HostRequest,
    { signal, onPause }: Caller,
    work: (hub: Remote<HubWorker>, onPause: OnHubPause) => Result<Value>,
  ): Result<Value> {
    const job: Job = { request, ending: new AbortController() };
    const end = (): void => {
      job.ending.abort();
      job.worker?.end({ kind: 'aborted' });
    };
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
    try {
      return await this.#run(job, needsNone, (store) =>
        store.call(({ hub }, { proxy }) => work(hub, proxy(onPause ?? (() => undefined)))),
      );
    } finally {
      signal.removeEventListener('abort', end);
    }
  }

  async #run<Value>(
    job: Job,
    held: WorkerStore['held'],
    work: (store: WorkerStore) => Result<Value>,
  ): Result<Value> {
    this.#jobs.add(job);
    try {
      const permitted = await this.ports.permit(job.request, job.ending.signal);
      if (!permitted.ok) return permitted;
      if (job.ending.signal.aborted) return failed({ kind: 'aborted' });
      job.worker = this.#open(permitted.value, held);
      return await Promise.race([work(job.worker.store), job.worker.ended]);
    } finally {
      this.#jobs.delete(job);
      job.worker?.end({ kind: 'aborted' });
    }
  }

  #open(names: readonly string[], held: WorkerStore['held']): OpenWorker {
    const { siteAddress, policiesInPlace } = this.ports;
    const name = [siteAddress, ...names].join(' ');
    const ending = new AbortController();
    let settle: (outcome: Outcome<never, StoreFailure>) => void = () => undefined;
    const ended = new Promise<Outcome<never, StoreFailure>>((resolve) => (settle = resolve));
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
