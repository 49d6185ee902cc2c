import type { Model } from '../../core/catalogue/model';
import type { MendFailure } from '../../core/offline/failures';
import type { CheckedFile, ModelCheck, ReadinessReport } from '../../core/offline/readiness';
import type { ShellInspector } from '../../core/offline/readiness';
import { failed, success, type Outcome } from '../../core/outcome';
import type { Calendar } from '../../core/ports';
import type { StoreFailure } from '../../core/store/failures';
import { loadable } from '../../core/store/loadable';
import type { ModelStore, StoredModel } from '../../core/store/model-store';
import { isCurrent } from '../../core/store/current';

export interface ReadinessPorts {
  /** The catalogue: a model that it lists with other files is an older one. */
  readonly models: readonly Model[];
  readonly store: Pick<ModelStore, 'list' | 'verify' | 'repair' | 'abort'>;
  readonly shell: ShellInspector;
  readonly calendar: Calendar;
}

/** What is being hashed. */
export interface ReadinessProgress {
  readonly what: 'program' | 'model';
  /** Name of the model; empty for the program. */
  readonly name: string;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

interface Run {
  readonly signal: AbortSignal;
  readonly end: () => void;
  /** The model that a stop has to end. */
  modelId?: string;
}

/** Whether this device answers without a network: found out by hashing all that it would need. */
export class Readiness {
  #report = $state.raw<ReadinessReport>();
  #progress = $state.raw<ReadinessProgress>();
  #failure = $state.raw<StoreFailure | MendFailure>();
  /** What is under way; undefined where nothing is. */
  #running: Run | undefined;

  constructor(readonly ports: ReadinessPorts) {}

  /** What the last whole check has found; undefined before it. */
  get report(): ReadinessReport | undefined {
    return this.#report;
  }

  /** Undefined while nothing is under way. */
  get progress(): ReadinessProgress | undefined {
    return this.#progress;
  }

  /** Why the last check or repair ended before it was through. */
  get failure(): StoreFailure | MendFailure | undefined {
    return this.#failure;
  }

  /** Hashes the program and every file of every model that is here; without any network. */
  async check(): Promise<void> {
    await this.#alone((run) => this.#check(run));
  }

  /** Fetches what is wrong with the program again, then checks anew. Needs the network. */
  async mendProgram(): Promise<void> {
    const { program } = this.#report ?? {};
    if (!program?.ok) return;
    await this.#alone(async (run) => {
      const mended = await this.ports.shell.mend(program.value);
      return mended.ok ? this.#check(run) : mended;
    });
  }

  /** Fetches the damaged parts of a model again, then checks anew. Needs the network. */
  async repair(modelId: string): Promise<void> {
    await this.#alone(async (run) => {
      const listed = await this.ports.store.list();
      if (!listed.ok) return listed;
      const model = this.#listed(modelId) ?? listed.value.find(({ id }) => id === modelId)?.model;
      if (!model) return failed({ kind: 'not-here', modelId });
      run.modelId = modelId;
      const repaired = await this.ports.store.repair(model, this.#tell(run, 'model', model.name));
      return repaired.ok ? this.#check(run) : repaired;
    });
  }

  /** Ends what is under way; the last report stays. */
  stop(): void {
    this.#running?.end();
    const { modelId } = this.#running ?? {};
    if (modelId !== undefined) void this.ports.store.abort(modelId);
  }

  async #alone(
    work: (run: Run) => Promise<Outcome<void, StoreFailure | MendFailure>>,
  ): Promise<void> {
    if (this.#running) return;
    const ending = new AbortController();
    const run = {
      signal: ending.signal,
      end: () => {
        ending.abort();
      },
    };
    this.#running = run;
    this.#failure = undefined;
    this.#progress = { what: 'program', name: '', doneBytes: 0, totalBytes: 0 };
    try {
      const outcome = await work(run);
      if (!outcome.ok && outcome.failure.kind !== 'aborted') this.#failure = outcome.failure;
    } finally {
      this.#progress = undefined;
      this.#running = undefined;
    }
  }

  /** Progress and the end travel on different channels: what comes too late is not shown. */
  #tell(run: Run, what: ReadinessProgress['what'], name: string) {
    return ({ doneBytes, totalBytes }: Pick<ReadinessProgress, 'doneBytes' | 'totalBytes'>) => {
      if (this.#running === run) this.#progress = { what, name, doneBytes, totalBytes };
    };
  }

  async #check(run: Run): Promise<Outcome<void, StoreFailure>> {
    const program = await this.ports.shell.check(this.#tell(run, 'program', ''));
    const stored = await this.ports.store.list();
    if (!stored.ok) return stored;
    const models: ModelCheck[] = [];
    for (const model of stored.value) {
      if (run.signal.aborted) return failed({ kind: 'aborted' });
      const checked = await this.#checkModel(run, model);
      if (checked.state === 'unread' && checked.failure.kind === 'aborted') {
        return failed(checked.failure);
      }
      models.push(checked);
    }
    this.#report = { program, models, checkedAtMs: this.ports.calendar.nowMs() };
    return success(undefined);
  }

  async #checkModel(run: Run, stored: StoredModel): Promise<ModelCheck> {
    const { id, sizeBytes } = stored;
    const listed = this.#listed(id);
    const name = listed?.name ?? stored.model?.name ?? id;
    run.modelId = id;
    const verified = await this.ports.store.verify(id, this.#tell(run, 'model', name));
    const damaged = verified.ok ? verified.value.damaged : [];
    const files = stored.files.map(({ path, sizeBytes: bytes }): CheckedFile => ({
      path,
      sizeBytes: bytes,
      state: damaged.includes(path) ? 'damaged' : 'ok',
    }));
    const identity = { id, name, sizeBytes, files };
    if (!verified.ok) return { ...identity, files: [], state: 'unread', failure: verified.failure };
    if (damaged.length > 0) return { ...identity, state: 'damaged' };
    if (!loadable(stored, listed)) return { ...identity, state: 'no-library' };
    const isOlder = listed && !isCurrent(stored, listed);
    return { ...identity, state: isOlder ? 'older' : 'ok' };
  }

  #listed(modelId: string): Model | undefined {
    return this.ports.models.find(({ id }) => id === modelId);
  }
}
