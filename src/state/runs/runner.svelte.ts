import { SvelteMap } from 'svelte/reactivity';
import type { Model } from '../../core/catalogue/model';
import type { RunConfig } from '../../core/comparison/run-config';
import { orderOf } from '../../core/comparison/order';
import { timeLeft, type TimeLeft } from '../../core/comparison/time-left';
import type { Calendar, Clock, KeptText } from '../../core/ports';
import type { FilledPrompt } from '../../core/prompts/prompt';
import { cellsOf, type Run, type RunColumn, type RunHead } from '../../core/records/run';
import { replayHead, runHead } from '../../core/records/run-head';
import type { RunStore } from '../../core/records/run-store';
import type { StoreFailure } from '../../core/store/failures';
import type { EnginePool } from '../engine/engine-pool.svelte';
import { Execution, type ExecutionPorts } from './execution';
import type { Task } from './task';
import type { Recorder } from './recorder';
import type { Times } from './learnt-times.svelte';
import { stepsFor } from './steps';
import { columnsOf, tasksOf } from './tasks';

/** Why a run could not be begun, or did not go on. */
export type RunnerFailure =
  /** Another run has the engines. */
  | { readonly kind: 'busy' }
  /** Another tab of this page performs a run. */
  | { readonly kind: 'elsewhere' }
  /** It was deleted. */
  | { readonly kind: 'gone' }
  /** Its answers could not be kept: it was stopped, so that none is given in vain. */
  | { readonly kind: 'not-kept'; readonly failure: StoreFailure };

export interface RunnerPorts {
  readonly engines: EnginePool;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly newId: () => string;
  /** All that the page knows. */
  readonly models: () => readonly Model[];
  /** Resolves when it is known which models are here. */
  readonly modelsKnown: () => Promise<void>;
  readonly runs: Pick<RunStore, 'load'>;
  readonly recorder: Recorder;
  /** Which run goes on by itself when the page is opened again: its id, or empty. */
  readonly marker: KeptText;
  /** Does the work unless another tab does such work; `wait` waits for that one to end. */
  readonly exclusively: (work: () => Promise<void>, wait: boolean) => Promise<boolean>;
  /** Keeps the screen, and with it the device, from going to sleep until it is released. */
  readonly keepAwake: () => () => void;
}

interface UnderWay {
  readonly head: RunHead;
  readonly tasks: readonly Task[];
  readonly execution: Execution;
}

/** A run that a person has stopped before its end. */
interface StoppedRun {
  readonly id: string;
  /** So many of its answers are not there. */
  readonly missing: number;
}

/** Performs runs from their records: batches, runs that were cut off, and runs that are done again. */
export class Runner {
  #underWay = $state.raw<UnderWay>();
  #done = $state(0);
  /** How long the answers of the run under way took, from the end of the one before. */
  readonly #tookMs = new SvelteMap<Task, number>();
  #lastOverMs = 0;
  #stopping = $state(false);
  #stopped = $state.raw<StoppedRun>();
  #failure = $state.raw<RunnerFailure>();
  #beginning = $state(false);
  #prompts = $state.raw<readonly FilledPrompt[]>([]);

  constructor(readonly ports: RunnerPorts) {}

  /** What is to be asked in the next batch. */
  get prompts(): readonly FilledPrompt[] {
    return this.#prompts;
  }

  set prompts(prompts: readonly FilledPrompt[]) {
    this.#prompts = prompts;
    this.#failure = undefined;
  }

  /** The run that is being performed, and how many of its cells are over. */
  get underWay():
    { readonly id: string; readonly done: number; readonly total: number } | undefined {
    if (!this.#underWay) return undefined;
    const { head } = this.#underWay;
    return { id: head.id, done: this.#done, total: cellsOf(head) };
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  /** The latest run, where it was stopped; nothing once another one goes on. */
  get stopped(): StoppedRun | undefined {
    return this.#stopped;
  }

  /** How long what is left of the run under way takes; null where that is not known on this device. */
  left(times: Pick<Times, 'of'>): TimeLeft | undefined {
    if (!this.#underWay) return undefined;
    const { head, tasks } = this.#underWay;
    const { maxSeconds, warmUp } = head.conditions;
    const loaded = this.ports.engines.loaded.map(({ modelId }) => modelId);
    const answers = tasks.map((task) => {
      const { column, modelId, turn, settings, before } = task;
      const said = before.map(({ prompt, answer }) => prompt + answer.text);
      const promptCharacters = [settings.systemPrompt, ...said, turn.prompt].join('').length;
      const { maxTokens } = settings;
      const isOver = turn.phase === 'done';
      const tookMs = this.#tookMs.get(task) ?? null;
      return { column, modelId, promptCharacters, maxTokens, maxSeconds, isOver, tookMs };
    });
    return timeLeft(
      answers,
      (modelId) => loaded.includes(modelId),
      (modelId) => times.of(modelId),
      warmUp,
    );
  }

  /** The tasks that are being answered now. */
  readonly current: readonly Task[] = $derived.by(() =>
    (this.#underWay?.tasks ?? []).filter(
      ({ turn }) => turn.phase !== 'waiting' && turn.phase !== 'done',
    ),
  );

  /** Why the latest run could not be begun, or was stopped. */
  get failure(): RunnerFailure | undefined {
    return this.#failure;
  }

  /**
   * Asks every column every prompt that is waiting.
   *
   * @param runConfig draw the order and, where blind, the sides of as many rounds as there are prompts
   * @returns the id of the run; undefined where it could not be begun (`failure` says why)
   */
  async startBatch(
    columns: readonly RunColumn[],
    runConfig: RunConfig,
  ): Promise<string | undefined> {
    const items = this.#prompts;
    if (items.length === 0 || !this.isFree) return this.#refused();
    const head = runHead({
      id: this.ports.newId(),
      nowMs: this.ports.calendar.nowMs(),
      origin: { kind: 'batch' },
      columns,
      items,
      runConfig,
      order: orderOf(runConfig, columns.length),
    });
    if (!(await this.#begin(head))) return undefined;
    this.#prompts = [];
    return head.id;
  }

  /**
   * Does a run again with all that it was done with.
   *
   * @returns the id of the new run
   */
  async replay(run: Run): Promise<string | undefined> {
    if (!this.isFree) return this.#refused();
    const head = replayHead(run, this.ports.newId(), this.ports.calendar.nowMs());
    return (await this.#begin(head)) ? head.id : undefined;
  }

  /** Answers what of a run has no answer; `failedToo` also what could not be answered. */
  async perform({ id }: Pick<Run, 'id'>, { failedToo = false } = {}): Promise<void> {
    if (!this.isFree) {
      this.#failure = { kind: 'busy' };
      return;
    }
    const isAlone = await this.ports.exclusively(() => this.#perform(id, failedToo), false);
    if (!isAlone) this.#failure = { kind: 'elsewhere' };
  }

  /** Goes on with what was under way when the page was closed, as soon as that is possible. */
  async resume(): Promise<void> {
    const { marker, modelsKnown, exclusively, engines } = this.ports;
    const id = marker.read();
    if (!id) return;
    await modelsKnown();
    await exclusively(async () => {
      // A run that is just beginning takes the engines before this one, or fails without them.
      while (engines.lock.isTaken) await engines.lock.released();
      // Another tab may have done it while this one waited.
      if (marker.read() === id) await this.#perform(id, false);
    }, true);
  }

  /** Ends the run: what is not answered can be asked later. */
  stop(): void {
    this.#stopping = true;
    this.#underWay?.execution.end();
  }

  /** Nothing else is being run, or is about to be. */
  get isFree(): boolean {
    return !this.ports.engines.lock.isTaken && !this.#beginning;
  }

  #refused(): string | undefined {
    if (!this.isFree) this.#failure = { kind: 'busy' };
    return undefined;
  }

  /** Notes a new run and begins it. */
  async #begin(head: RunHead): Promise<boolean> {
    this.#beginning = true;
    const begun = await this.ports.recorder.begin(head).finally(() => {
      this.#beginning = false;
    });
    if (begun.ok) void this.perform(head);
    else this.#failure = { kind: 'not-kept', failure: begun.failure };
    return begun.ok;
  }

  /** @param id what of it is to be done stands in the record, whatever the caller has seen of it */
  async #perform(id: string, failedToo: boolean): Promise<void> {
    const { engines, marker, keepAwake, runs } = this.ports;
    if (!engines.lock.take()) {
      this.#failure = { kind: 'busy' };
      return;
    }
    this.#failure = this.#stopped = undefined;
    const release = keepAwake();
    marker.write(id);
    try {
      const kept = await runs.load(id);
      if (!kept.ok || !kept.value) {
        this.#failure = kept.ok ? { kind: 'gone' } : { kind: 'not-kept', failure: kept.failure };
        return;
      }
      const run = kept.value;
      const columns = columnsOf(run, this.ports.models());
      const tasks = tasksOf(run, columns, failedToo);
      const execution = this.#execution(run);
      this.#done = cellsOf(run) - tasks.length;
      this.#stopping = false;
      this.#tookMs.clear();
      this.#lastOverMs = this.ports.clock.nowMs();
      this.#underWay = { head: run, tasks, execution };
      const { order, schedule } = run.conditions;
      await execution.run(
        stepsFor(engines, columns, { order, schedule, items: run.items.length }),
        tasks,
      );
    } finally {
      marker.write('');
      release();
      engines.lock.release();
      const missing = this.#underWay ? cellsOf(this.#underWay.head) - this.#done : 0;
      if (this.#stopping && !this.#failure && missing > 0) this.#stopped = { id, missing };
      this.#underWay = undefined;
    }
  }

  #execution({ id, conditions }: RunHead): Execution {
    const { engines, clock, recorder } = this.ports;
    const onOver: ExecutionPorts['onOver'] = async (task, loaded) => {
      const nowMs = clock.nowMs();
      this.#tookMs.set(task, nowMs - this.#lastOverMs);
      this.#lastOverMs = nowMs;
      // What was cut off by a person's stop counts as not asked.
      if (this.#stopping && task.turn.finish === 'interrupted') return;
      const kept = await recorder.over(id, task, loaded);
      if (kept.ok && kept.value) {
        this.#done += 1;
        return;
      }
      this.#failure = kept.ok ? { kind: 'gone' } : { kind: 'not-kept', failure: kept.failure };
      this.stop();
    };
    const ports = { engines, clock, onOver, onChange: () => undefined };
    return new Execution(ports, { ...conditions, files: 'as-they-are', unattended: true });
  }
}
