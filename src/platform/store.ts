import type * as Comlink from 'comlink';
import type { Remote } from 'comlink';
import type { Model } from '../core/catalogue/model';
import { unreachable } from '../core/catalogue/reach';
import { failed, success, type Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import type {
  FetchProgress,
  ModelStore,
  StorageUse,
  StoredModel,
  UnfinishedDownload,
  UnreadableRecords,
  Verification,
} from '../core/store/model-store';
import { storeNames, type StoreWorker } from '../worker/store/protocol';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/** A worker that has been started. */
interface Started {
  readonly remote: Remote<StoreWorker>;
  /** Loaded with the worker: a first paint does without both. */
  readonly comlink: typeof Comlink;
  /** Pending for as long as the worker lives: calls into a dead worker would never answer. */
  readonly crashed: Promise<Outcome<never, StoreFailure>>;
}

function broken(detail: string): Outcome<never, StoreFailure> {
  return failed({ kind: 'database', reason: 'failed', detail });
}

/** Where models are fetched from that other hosts have. */
export type OtherHosts = Pick<ModelStore, 'fetch' | 'repair' | 'abort'>;

/** A store worker, as the page calls it. After a crash the next call starts another one. */
export class WorkerStore implements ModelStore {
  #starting: Promise<Started> | undefined;
  /** Undefined until a model is fetched that another host has. */
  #others: Promise<OtherHosts> | undefined;

  /**
   * @param start makes a worker, which may have to wait for its policy to be in place
   * @param held makes the database where there is none, and says whether the page has it: the worker
   * is called only then. It opens the database with its first call, and one that did so on a full disk,
   * behind the back of a page that waits for room, could lose it
   * @param otherHosts fetched with the first model that another host has; left out where the worker
   * itself asks that host
   */
  constructor(
    readonly start: () => Promise<Worker>,
    readonly siteAddress: string,
    readonly held: () => Result<void>,
    readonly otherHosts?: () => Promise<OtherHosts>,
  ) {}

  list(): Result<readonly StoredModel[]> {
    return this.call((remote) => remote.list());
  }

  unfinished(): Result<readonly UnfinishedDownload[]> {
    return this.call((remote) => remote.unfinished());
  }

  usage(): Result<StorageUse> {
    return this.call((remote) => remote.usage());
  }

  unreadable(): Result<UnreadableRecords> {
    return this.call((remote) => remote.unreadable());
  }

  verify(modelId: string, onProgress: (progress: FetchProgress) => void): Result<Verification> {
    return this.call((remote, { proxy }) => remote.verify(modelId, proxy(onProgress)));
  }

  discard(modelId: string): Result<void> {
    return this.call((remote) => remote.discard(modelId));
  }

  noteUse(modelId: string): Result<void> {
    return this.call((remote) => remote.noteUse(modelId));
  }

  fetch(model: Model, onProgress: (progress: FetchProgress) => void): Result<StoredModel> {
    return this.#bring('fetch', model, onProgress);
  }

  repair(model: Model, onProgress: (progress: FetchProgress) => void): Result<StoredModel> {
    return this.#bring('repair', model, onProgress);
  }

  /** @param of what has the job to be ended: models, unless told */
  async abort(
    id: string,
    of: (remote: Remote<StoreWorker>) => Pick<Remote<StoreWorker>, 'abort'> = (remote) => remote,
  ): Promise<void> {
    void this.#others?.then(
      (others) => others.abort(id),
      () => undefined,
    );
    // Where no worker is, nothing runs that could be ended.
    const started = await this.#starting?.catch(() => undefined);
    if (!started) return;
    // Not before the call that began the job, which waits for the same.
    await this.held();
    await Promise.race([of(started.remote).abort(id), started.crashed]);
  }

  remove(modelId: string): Result<void> {
    return this.call((remote) => remote.remove(modelId));
  }

  /** A port at whose other end the model's files are served, for an engine worker. */
  async openFiles(modelId: string): Result<MessagePort> {
    const { port1, port2 } = new MessageChannel();
    const served = await this.call((remote, { transfer }) =>
      remote.serve(modelId, transfer(port1, [port1])),
    );
    return served.ok ? success(port2) : served;
  }

  /** Called after a model has come or gone, in whichever tab. */
  onChange(listener: () => void): void {
    new BroadcastChannel(storeNames(this.siteAddress).changes).onmessage = listener;
  }

  /** Calls the worker, and its packs, which most visits never ask for. */
  async call<Value, Failure = StoreFailure>(
    work: (
      remote: Remote<StoreWorker>,
      comlink: typeof Comlink,
    ) => Promise<Outcome<Value, Failure>>,
  ): Promise<Outcome<Value, Failure | StoreFailure>> {
    try {
      const { remote, comlink, crashed } = await (this.#starting ??= this.#start());
      // Asked last: while the worker started the disk may have become full.
      const held = await this.held();
      return held.ok ? await Promise.race([work(remote, comlink), crashed]) : held;
    } catch (error) {
      return broken(String(error));
    }
  }

  /** The one way to a model's host: the site's own by this worker, others as `otherHosts` has it. */
  async #bring(
    way: 'fetch' | 'repair',
    model: Model,
    onProgress: (progress: FetchProgress) => void,
  ): Promise<Outcome<StoredModel, StoreFailure>> {
    const { siteAddress, otherHosts } = this;
    const isHere = unreachable(model, [new URL(siteAddress).host]) === undefined;
    if (isHere || !otherHosts) {
      return this.call((remote, { proxy }) => remote[way](model, proxy(onProgress)));
    }
    let others: OtherHosts;
    try {
      others = await (this.#others ??= otherHosts());
    } catch {
      this.#others = undefined;
      // A part of the page itself: without it the model's host is not asked either.
      return failed({ kind: 'network', file: model.id, part: model.id, status: null });
    }
    return others[way](model, onProgress);
  }

  #start(): Promise<Started> {
    const starting = import('comlink').then(async (comlink) =>
      this.#watch(await this.start(), comlink),
    );
    starting.catch(() => {
      this.#starting = undefined;
    });
    return starting;
  }

  #watch(worker: Worker, comlink: typeof Comlink): Started {
    const crashed: Started['crashed'] = new Promise((resolve) => {
      const onError = (event: Event): void => {
        // Half dead it would keep its locks and its connection from the next one.
        worker.terminate();
        this.#starting = undefined;
        // A script that could not be loaded is told by an event without words.
        const reason = event instanceof ErrorEvent ? event.message : 'it could not be loaded';
        resolve(broken(`the store worker ended: ${reason}`));
      };
      worker.addEventListener('error', onError, { once: true });
    });
    return { remote: comlink.wrap<StoreWorker>(worker), comlink, crashed };
  }
}
