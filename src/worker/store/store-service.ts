import { expose } from 'comlink';
import type { Model } from '../../core/catalogue/model';
import { failed, success, type Outcome } from '../../core/outcome';
import type { Random } from '../../core/ports';
import type { StoreFailure } from '../../core/store/failures';
import type {
  FetchProgress,
  StorageUse,
  StoredModel,
  UnfinishedDownload,
  UnreadableRecords,
  Verification,
} from '../../core/store/model-store';
import { partBytes } from '../../core/store/discovery';
import { DatabaseConnection } from '../../database/open';
import type { Delay } from './delay';
import { download } from './download';
import { HubReaderService } from './hub-reader';
import type { DownloadContext, DownloadJob } from './job';
import { storeNames, type StoreWorker } from './protocol';
import { LazyPacks } from './packs/lazy-packs';
import { dropIdleBuffers } from './part-buffer';
import { tellingPauses } from './pauses';
import { repair } from './repair';
import { removeScratch } from './scratch';
import { servedFiles } from './served-files';
import { ModelRepository } from './model-repository';
import { sweepLeftovers } from './leftovers';
import { verify } from './verify';
import { waitingProgress } from './waiting-progress';

/** How often a tab that waits for another one's download looks how far it has come. */
const lookEveryMs = 500;

/** How a store is set up: by a build of the site, or by a test. */
export interface StoreOptions {
  /** Hosts beside the site's own that the worker's policy lets it reach; none where left out. */
  readonly allowedHosts?: readonly string[];
  /** Whether a policy holds it to them; taken for granted where left out. */
  readonly isConfined?: () => Promise<boolean>;
  readonly partBytes?: number;
  /** The page has made the database: where it is gone by now, it is not made anew behind its back. */
  readonly isMadeByPage?: boolean;
}

export class StoreService implements StoreWorker {
  readonly #repository: ModelRepository;
  readonly #names: ReturnType<typeof storeNames>;
  readonly #running = new Set<{ readonly modelId: string; readonly ending: AbortController }>();
  readonly #changes: BroadcastChannel;
  readonly packs: LazyPacks;
  readonly hub: HubReaderService;

  constructor(
    readonly siteAddress: string,
    readonly delay: Delay,
    readonly random: Random,
    readonly options: StoreOptions = {},
  ) {
    this.#names = storeNames(siteAddress);
    this.#repository = new ModelRepository(
      new DatabaseConnection(this.#names.database, { isMadeElsewhere: options.isMadeByPage }),
    );
    this.#changes = new BroadcastChannel(this.#names.changes);
    this.hub = new HubReaderService(this.#context);
    this.packs = new LazyPacks({
      repository: this.#repository,
      lockOf: (modelId) => this.#names.downloadLock(modelId),
      changed: () => {
        this.#changes.postMessage('changed');
      },
    });
  }

  /** What interrupted work has left is taken away; errors show where the store is used. */
  async cleanUp(): Promise<void> {
    const { held = [] } = await navigator.locks.query();
    const busy = new Set(held.map(({ name }) => name));
    const isUnderWay = (id: string): boolean => busy.has(this.#names.downloadLock(id));
    await sweepLeftovers(this.#repository.connection, isUnderWay);
    await removeScratch();
    await this.packs.removeLeftovers();
  }

  list(): Promise<Outcome<readonly StoredModel[], StoreFailure>> {
    return this.#repository.models();
  }

  fetch(
    model: Model,
    onProgress: (progress: FetchProgress) => void,
  ): Promise<Outcome<StoredModel, StoreFailure>> {
    return this.#alone(model, onProgress, download);
  }

  repair(
    model: Model,
    onProgress: (progress: FetchProgress) => void,
  ): Promise<Outcome<StoredModel, StoreFailure>> {
    return this.#alone(model, onProgress, repair);
  }

  async verify(
    modelId: string,
    onProgress: (progress: FetchProgress) => void,
  ): Promise<Outcome<Verification, StoreFailure>> {
    const ending = new AbortController();
    const running = { modelId, ending };
    this.#running.add(running);
    const outcome = await verify(this.#repository, { modelId, signal: ending.signal, onProgress });
    this.#running.delete(running);
    if (outcome.ok) this.#changes.postMessage('changed');
    return outcome;
  }

  unfinished(): Promise<Outcome<readonly UnfinishedDownload[], StoreFailure>> {
    return this.#repository.unfinished();
  }

  usage(): Promise<Outcome<StorageUse, StoreFailure>> {
    return this.#repository.usage();
  }

  unreadable(): Promise<Outcome<UnreadableRecords, StoreFailure>> {
    return this.#repository.unreadable();
  }

  async discard(modelId: string): Promise<Outcome<void, StoreFailure>> {
    // What another tab is fetching is not this one's to give up.
    const discarded = await navigator.locks.request(
      this.#names.downloadLock(modelId),
      { ifAvailable: true },
      (lock) => (lock ? this.#repository.discard(modelId) : success(undefined)),
    );
    this.#changes.postMessage('changed');
    return discarded;
  }

  async noteUse(modelId: string): Promise<Outcome<void, StoreFailure>> {
    const noted = await this.#repository.note(modelId, { usedAtMs: Date.now() });
    this.#changes.postMessage('changed');
    return noted;
  }

  abort(modelId: string): Promise<void> {
    for (const job of this.#running) if (job.modelId === modelId) job.ending.abort();
    return Promise.resolve();
  }

  async remove(modelId: string): Promise<Outcome<void, StoreFailure>> {
    const removed = await this.#repository.remove(modelId);
    this.#changes.postMessage('changed');
    return removed;
  }

  async serve(modelId: string, port: MessagePort): Promise<Outcome<void, StoreFailure>> {
    const record = await this.#repository.model(modelId);
    if (!record.ok) return record;
    if (record.value === undefined) return failed({ kind: 'not-here', modelId });
    expose(servedFiles(this.#repository, record.value), port);
    return success(undefined);
  }

  get #context() {
    const { siteAddress, delay, random, options } = this;
    const isConfined = () => Promise.resolve(true);
    const defaults = { allowedHosts: [], isConfined, partBytes };
    return { repository: this.#repository, siteAddress, delay, random, ...defaults, ...options };
  }

  /**
   * Runs `work` as the only tab that changes this model. While another tab has its turn, that
   * one's progress is shown, read from what has arrived in the database. Pauses after a refusal are told
   * with the progress.
   */
  async #alone(
    model: Model,
    onProgress: (progress: FetchProgress) => void,
    work: (
      context: DownloadContext,
      job: DownloadJob,
    ) => Promise<Outcome<StoredModel, StoreFailure>>,
  ): Promise<Outcome<StoredModel, StoreFailure>> {
    const ending = new AbortController();
    const { signal } = ending;
    const running = { modelId: model.id, ending };
    this.#running.add(running);
    const waiting = new AbortController();
    const lock = this.#names.downloadLock(model.id);
    void this.#showOthers(lock, model, onProgress, AbortSignal.any([signal, waiting.signal]));
    try {
      return await navigator.locks.request(lock, { signal }, async () => {
        waiting.abort();
        const told = tellingPauses(this.#context, { model, signal, onProgress });
        const outcome = await work(told.context, told.job);
        if (outcome.ok) this.#changes.postMessage('changed');
        return outcome;
      });
    } catch (error) {
      if (signal.aborted) return failed({ kind: 'aborted' });
      throw error;
    } finally {
      waiting.abort();
      this.#running.delete(running);
      if (this.#running.size === 0) dropIdleBuffers();
    }
  }

  async #showOthers(
    lock: string,
    model: Model,
    onProgress: (progress: FetchProgress) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { held } = await navigator.locks.query();
    if (!held?.some((other) => other.name === lock)) return;
    for (;;) {
      const progress = await waitingProgress(this.#repository, model);
      if (signal.aborted) return;
      if (progress) onProgress(progress);
      await this.delay(lookEveryMs, signal);
    }
  }
}
