import type { Model } from '../../core/catalogue/model';
import { hostOf } from '../../core/catalogue/reach';
import { failed, success, type Outcome } from '../../core/outcome';
import type { Clock } from '../../core/ports';
import { isCurrent, isForeign } from '../../core/store/current';
import type { StoreFailure } from '../../core/store/failures';
import type {
  FetchProgress,
  ModelStore,
  StoredModel,
  UnfinishedDownload,
} from '../../core/store/model-store';
import { isOutOfReach } from '../../core/store/out-of-reach';
import { TimeLeft } from '../../core/store/time-left';
import type { Models } from './models.svelte';
import { waiting, type Download, type DownloadsTrouble } from './download';

export interface DownloadsPorts {
  readonly store: Pick<ModelStore, 'list' | 'fetch' | 'abort' | 'discard' | 'unfinished'>;
  /** What an earlier visit has left belongs to one that is offered, or to none any more. */
  readonly models: Pick<Models, 'offered'>;
  readonly clock: Clock;
}

type Fetched = Outcome<StoredModel, StoreFailure>;

/** Who needs a model at once: the run of a column. */
interface Waiter {
  readonly modelId: string;
  readonly onProgress: (progress: FetchProgress) => void;
  readonly settle: (outcome: Fetched) => void;
}

interface Running {
  readonly id: string;
  /** Where its weights come from; undefined: from the site itself. */
  readonly host: string | undefined;
  /** Why it is being stopped: it pauses, makes way for another one, or is given up. */
  stoppedFor: 'pause' | 'turn' | 'cancel' | null;
  /** Resolves when the store writes nothing of it any more. */
  readonly ended: Promise<void>;
}

/**
 * The queue of downloads, apart from the GPU: one at a time from each host, so that a silent or busy
 * one holds up none of the others, in an order that a person may change. A model that a run needs goes
 * first, and shares the download that is there already. What stops or fails keeps its place and bytes.
 */
export class Downloads {
  #all = $state.raw<readonly Download[]>([]);
  #strangers = $state.raw<readonly UnfinishedDownload[]>([]);
  #trouble = $state.raw<DownloadsTrouble>();
  #waiters: readonly Waiter[] = [];
  /** The fetches that are under way in the store, at most one from each host. */
  #running: readonly Running[] = [];

  constructor(readonly ports: DownloadsPorts) {}

  /** In the order in which they will run; those that are whole are gone from here. */
  get all(): readonly Download[] {
    return this.#all;
  }

  of(modelId: string): Download | undefined {
    return this.#all.find(({ model }) => model.id === modelId);
  }

  /** What earlier visits have left of models that are offered no longer: only to give up. */
  get strangers(): readonly UnfinishedDownload[] {
    return this.#strangers;
  }

  /** Until the same has worked again; undefined where nothing is in the way. */
  get trouble(): DownloadsTrouble | undefined {
    return this.#trouble;
  }

  /** Looks for what earlier visits have begun; it appears as paused. */
  async refresh(): Promise<void> {
    const unfinished = await this.ports.store.unfinished();
    this.#note('look', unfinished);
    if (!unfinished.ok) return;
    const { models } = this.ports;
    this.#strangers = unfinished.value.filter(({ id }) => !models.offered(id));
    // Another tab may have finished it, or given it up.
    const isOver = ({ model, state, progress }: Download): boolean =>
      state === 'paused' &&
      (progress?.doneBytes ?? 0) > 0 &&
      !this.#runningOf(model.id) &&
      !unfinished.value.some(({ id }) => id === model.id);
    this.#all = this.#all.filter((one) => !isOver(one));
    const left = unfinished.value.filter(({ id }) => !this.of(id));
    this.#all = [
      ...this.#all,
      ...left.flatMap(({ id, doneBytes, totalBytes }): Download[] => {
        const model = models.offered(id);
        const bytes = { doneBytes, totalBytes: totalBytes ?? 0 };
        const progress = { phase: 'fetch', ...bytes, files: [] } as const;
        return model ? [{ ...waiting(model), state: 'paused', progress }] : [];
      }),
    ];
  }

  /** Downloads the model when its turn comes; one that is paused or has failed goes on, as it is offered now. */
  add(model: Model): void {
    if (!this.of(model.id)) this.#all = [...this.#all, waiting(model)];
    this.#change(model.id, { model });
    this.resume(model.id);
    this.#next();
  }

  pause(modelId: string): void {
    if (this.#runningOf(modelId)) void this.#stop(modelId, 'pause');
    else if (this.of(modelId)?.state === 'waiting') this.#change(modelId, { state: 'paused' });
  }

  /** Lets a paused download go on, or tries a failed one again. */
  resume(modelId: string): void {
    const state = this.of(modelId)?.state;
    if (state !== 'paused' && state !== 'failed') return;
    // One that is just being stopped starts anew once it has.
    const running = this.#runningOf(modelId);
    if (running) running.stoppedFor = 'turn';
    this.#change(modelId, { state: 'waiting', failure: null });
    this.#next();
  }

  /** @param places negative: sooner. What runs goes on, whatever its place. */
  move(modelId: string, places: number): void {
    const from = this.#all.findIndex(({ model }) => model.id === modelId);
    const moved = this.#all[from];
    if (!moved) return;
    const others = this.#all.toSpliced(from, 1);
    const to = Math.min(Math.max(0, from + places), others.length);
    this.#all = others.toSpliced(to, 0, moved);
  }

  /** Gives a download up, with what has arrived of it; where that cannot be deleted it is paused. */
  async cancel(modelId: string): Promise<void> {
    if (this.#runningOf(modelId)) await this.#stop(modelId, 'cancel');
    const place = this.#all.findIndex(({ model }) => model.id === modelId);
    const given = this.#all[place];
    this.#remove(modelId);
    this.#settle(modelId, failed({ kind: 'aborted' }));
    const discarded = await this.ports.store.discard(modelId);
    this.#note('cancel', discarded);
    if (discarded.ok) this.#strangers = this.#strangers.filter(({ id }) => id !== modelId);
    else if (given && !this.of(modelId)) {
      const paused = { ...given, state: 'paused', secondsLeft: null } as const;
      this.#all = this.#all.toSpliced(place, 0, paused);
    }
  }

  /**
   * Fetches a model that a run needs: before all others, together with the download that is there.
   * Resolves at once where the model is here, or where it was brought from outside: such a one is what
   * a person wanted. An older version is used where there is no way to a newer one.
   *
   * @param signal pauses the download; the failure is `aborted` then
   */
  async fetchNow(
    model: Model,
    onProgress: (progress: FetchProgress) => void,
    signal?: AbortSignal,
  ): Promise<Fetched> {
    const listed = await this.ports.store.list();
    const here = listed.ok ? listed.value.find(({ id }) => id === model.id) : undefined;
    if (here && (isCurrent(here, model) || isForeign(here))) return success(here);
    const fetched = await this.#first(model, onProgress, signal);
    // Without its host an older version is better than none.
    return here?.model && !fetched.ok && isOutOfReach(fetched.failure) ? success(here) : fetched;
  }

  /** Puts the model before all others, stops one that keeps its host busy, and waits for it. */
  #first(
    model: Model,
    onProgress: (progress: FetchProgress) => void,
    signal?: AbortSignal,
  ): Promise<Fetched> {
    return new Promise((resolve) => {
      if (signal?.aborted) {
        resolve(failed({ kind: 'aborted' }));
        return;
      }
      const stop = (): void => {
        // It may still wait for another one to be stopped.
        this.pause(model.id);
        this.#settle(model.id, failed({ kind: 'aborted' }));
      };
      signal?.addEventListener('abort', stop);
      const settle = (outcome: Fetched): void => {
        signal?.removeEventListener('abort', stop);
        resolve(outcome);
      };
      this.#waiters = [...this.#waiters, { modelId: model.id, onProgress, settle }];
      const there = this.of(model.id) ?? waiting(model);
      const running = this.#runningOf(model.id);
      if (running?.stoppedFor) running.stoppedFor = 'turn';
      const state = running && there.state === 'running' ? 'running' : 'waiting';
      const others = this.#all.filter((one) => one.model.id !== model.id);
      this.#all = [{ ...there, state, failure: null }, ...others];
      const before = this.#runningAt(model);
      if (before && before !== running) void this.#stop(before.id, 'turn');
      this.#next();
    });
  }

  #runningOf(modelId: string): Running | undefined {
    return this.#running.find(({ id }) => id === modelId);
  }

  #runningAt({ files }: Model): Running | undefined {
    return this.#running.find(({ host }) => host === hostOf(files.folder));
  }

  /** Resolves when the store has let go of it. */
  #stop(modelId: string, stoppedFor: 'pause' | 'turn' | 'cancel'): Promise<void> | undefined {
    const running = this.#runningOf(modelId);
    if (!running) return undefined;
    running.stoppedFor = stoppedFor;
    this.#change(running.id, { state: stoppedFor === 'turn' ? 'waiting' : 'paused' });
    void this.ports.store.abort(running.id);
    return running.ended;
  }

  #next(): void {
    for (const { model, state } of this.#all) {
      if (state === 'waiting' && !this.#runningAt(model)) void this.#run(model);
    }
  }

  async #run(model: Model): Promise<void> {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const { id, files } = model;
    const running: Running = { id, host: hostOf(files.folder), stoppedFor: null, ended };
    this.#running = [...this.#running, running];
    this.#change(model.id, { state: 'running', failure: null });
    const timeLeft = new TimeLeft(this.ports.clock);
    const outcome = await this.ports.store.fetch(model, (progress) => {
      if (running.stoppedFor !== null) return;
      const { phase, doneBytes, totalBytes } = progress;
      const secondsLeft = phase === 'fetch' ? timeLeft.seconds(doneBytes, totalBytes) : null;
      this.#change(model.id, { progress, secondsLeft });
      for (const waiter of this.#waiters) {
        if (waiter.modelId === model.id) waiter.onProgress(progress);
      }
    });
    this.#running = this.#running.filter((one) => one !== running);
    this.#finish(model.id, running.stoppedFor, outcome);
    if (!outcome.ok && outcome.failure.kind === 'host-refused') this.#pauseAt(running.host);
    end();
    this.#next();
  }

  #finish(id: string, stoppedFor: Running['stoppedFor'], outcome: Fetched) {
    const wasStopped = !outcome.ok && outcome.failure.kind === 'aborted';
    if (outcome.ok) this.#remove(id);
    // Somebody else may have stopped it: then it waits to be let on, as though paused here.
    else if (wasStopped && stoppedFor === null) this.#change(id, { state: 'paused' });
    // What a person has just refused, and nothing is here of, would wait for nothing.
    else if (outcome.failure.kind === 'host-refused' && !this.of(id)?.progress) this.#remove(id);
    else if (!wasStopped) {
      const { failure } = outcome;
      this.#change(id, { state: 'failed', failure, secondsLeft: null });
    }
    if (wasStopped) this.#change(id, { secondsLeft: null });
    // Whoever needs it now waits on while it only makes way.
    if (!wasStopped || stoppedFor !== 'turn') this.#settle(id, outcome);
  }

  /** Who has just refused a host is not asked at once for the next model that waits for it, but of a run. */
  #pauseAt(host: string | undefined): void {
    for (const { model } of this.#all) {
      const isNeeded = this.#waiters.some(({ modelId }) => modelId === model.id);
      if (hostOf(model.files.folder) === host && !isNeeded) this.pause(model.id);
    }
  }

  #note(during: DownloadsTrouble['during'], outcome: Outcome<unknown, StoreFailure>): void {
    if (!outcome.ok) this.#trouble = { during, failure: outcome.failure };
    else if (this.#trouble?.during === during) this.#trouble = undefined;
  }

  #settle(modelId: string, outcome: Fetched): void {
    const settled = this.#waiters.filter((waiter) => waiter.modelId === modelId);
    this.#waiters = this.#waiters.filter((waiter) => waiter.modelId !== modelId);
    for (const waiter of settled) waiter.settle(outcome);
  }

  #change(modelId: string, change: Partial<Download>): void {
    this.#all = this.#all.map((one) => (one.model.id === modelId ? { ...one, ...change } : one));
  }

  #remove(modelId: string): void {
    this.#all = this.#all.filter(({ model }) => model.id !== modelId);
  }
}
