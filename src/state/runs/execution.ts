import type { Model } from '../../core/catalogue/model';
import type { AskedBefore } from '../../core/comparison/asked';
import { requestFor } from '../../core/comparison/conversation';
import type { Controls } from '../../core/comparison/controls';
import { finishOf } from '../../core/comparison/finish';
import type { PlannedCell, Step } from '../../core/comparison/plan';
import { warmUpTokens } from '../../core/comparison/warm-up';
import { ThinkingTimer } from '../../core/comparison/thinking-timer';
import { Stopwatch } from '../../core/comparison/stopwatch';
import type { ColumnSettings } from '../../core/comparison/workspace';
import {
  mostCompileSeconds,
  type Engine,
  type EngineCapabilities,
  type Generation,
  type GenerationRequest,
  type TokenBatch,
} from '../../core/engine/engine';
import type { GenerationFailure, RunFailure } from '../../core/engine/failures';
import { failed, type Outcome } from '../../core/outcome';
import type { Clock } from '../../core/ports';
import type { EnginePool } from '../engine/engine-pool.svelte';
import type { TurnState } from './turn.svelte';
import type { ModelFiles } from '../engine/load-request';

/** An answer that is to be given. */
export interface Task extends PlannedCell {
  readonly turn: TurnState;
  readonly modelId: string;
  /** Undefined where the page does not know it (any more). */
  readonly model: Model | undefined;
  readonly settings: ColumnSettings;
  /** Names the conversation to the engine. */
  readonly conversation: string;
  /** The turns before this one. */
  readonly before: readonly AskedBefore[];
}

export interface ExecutionPorts {
  readonly engines: EnginePool;
  readonly clock: Clock;
  /** Called after every change that should outlive the visit. */
  readonly onChange: () => void;
  /** Called with the engine it had when a task has its answer, or will have none; what comes next waits. */
  readonly onOver: (task: Task, loaded: EngineCapabilities | undefined) => Promise<void>;
}

export type ExecutionWish = Pick<Controls, 'fresh' | 'warmUp' | 'probabilities' | 'maxSeconds'> & {
  readonly files: ModelFiles;
  /** Nobody is there to press "try again": what a lost engine left is asked once more. */
  readonly unattended: boolean;
};

/** What is being done for a task; its engine, once it has one. */
interface Current {
  readonly ending: AbortController;
  engine?: Engine;
  /** What is known of the engine; it may be gone when the answer is there. */
  loaded?: EngineCapabilities | undefined;
}

/** One run of a plan: loads, asks and unloads, step by step. What cannot be answered says why, the rest goes on. */
export class Execution {
  readonly #current = new Map<TurnState, Current>();
  /** Models that could not be made ready: what follows need not try again. */
  readonly #unready = new Map<string, RunFailure>();
  readonly #warm = new Set<string>();
  #place = 0;
  #ended = false;

  constructor(
    readonly ports: ExecutionPorts,
    readonly wish: ExecutionWish,
  ) {}

  /** @param tasks the plan's cells; those that are over already are left alone */
  async run(steps: readonly Step[], tasks: readonly Task[]): Promise<void> {
    for (const [index, step] of steps.entries()) {
      if (this.#ended) break;
      if (step.kind === 'unload') {
        if (tasks.some(({ turn }) => turn.phase === 'waiting')) {
          this.ports.engines.unload(step.modelId);
        }
      } else if (step.kind === 'load') {
        await this.#load(step.modelId, steps.slice(index), tasks);
      } else {
        const open = this.#open(step, tasks);
        const [alone] = open;
        if (open.length > 1) await this.#answerTogether(open);
        else if (alone) await this.#answer(alone);
      }
    }
    // What was made ready for its turn, which did not come any more.
    for (const task of tasks.filter(({ turn }) => this.#current.has(turn))) {
      task.turn.end('interrupted');
      await this.#close(task);
    }
  }

  /** What of a step's cells is still to be answered. */
  #open(step: Step, tasks: readonly Task[]): readonly Task[] {
    const cells = step.kind === 'run' ? step.cells : [];
    return cells
      .flatMap(
        ({ item, column }) =>
          tasks.find((task) => task.item === item && task.column === column) ?? [],
      )
      .filter((task) => !this.#isOver(task));
  }

  /** Loads a model for the first answer that it is to give; where none is wanted any more, it stays out. */
  async #load(modelId: string, steps: readonly Step[], tasks: readonly Task[]): Promise<void> {
    for (const step of steps) {
      const first = this.#open(step, tasks).find((task) => task.modelId === modelId);
      if (!first) continue;
      if (!(await this.#prepare(first))) await this.#finish(first, this.#takePlace());
      return;
    }
  }

  /** Ends the answer; what is planned after it goes on. */
  stop(turn: TurnState): void {
    if (turn.phase === 'waiting') turn.end('interrupted');
    const current = this.#current.get(turn);
    current?.ending.abort();
    current?.engine?.interrupt();
    turn.enter('stopping');
  }

  /** Ends what is being answered; nothing that is planned after it begins. */
  end(): void {
    this.#ended = true;
    for (const turn of this.#current.keys()) this.stop(turn);
  }

  async #answer(task: Task): Promise<void> {
    const place = this.#takePlace();
    await this.#answerAlone(task, place);
    await this.#finish(task, place);
  }

  async #answerAlone(task: Task, place: number): Promise<void> {
    const engine = await this.#prepare(task);
    if (engine) await this.#generate(task, engine, { contended: false, place });
  }

  /** Asks those whose models are there side by side. A model that had to make room after all comes by itself. */
  async #answerTogether(tasks: readonly Task[]): Promise<void> {
    const isHere = ({ modelId }: Task): boolean =>
      this.ports.engines.loaded.some((one) => one.modelId === modelId);
    const gone = tasks.filter((task) => this.#current.has(task.turn) && !isHere(task));
    const ready: { task: Task; engine: Engine; place: number }[] = [];
    for (const task of tasks) {
      if (this.#isOver(task) || gone.includes(task)) continue;
      const place = this.#takePlace();
      const engine = await this.#prepare(task);
      if (engine) ready.push({ task, engine, place });
      else await this.#finish(task, place);
    }
    const together = ready.filter(({ task }) => isHere(task));
    const contended = together.length > 1;
    await Promise.all(
      together.map(({ task, engine, place }) => this.#generate(task, engine, { contended, place })),
    );
    for (const { task, place } of together) await this.#finish(task, place);
    const left = ready.filter((one) => !together.includes(one)).map(({ task }) => task);
    for (const task of [...gone, ...left]) if (!this.#isOver(task)) await this.#answer(task);
  }

  /** Someone may have ended it, or all of them, while others were made ready. */
  #isOver({ turn }: Task): boolean {
    return this.#ended || turn.phase === 'done';
  }

  #takePlace(): number {
    this.#place += 1;
    return this.#place - 1;
  }

  async #finish(task: Task, place: number): Promise<void> {
    const { turn } = task;
    if (this.wish.unattended && !this.#ended && isLoss(turn.failure)) {
      turn.repeat();
      await this.#answerAlone(task, place);
    }
    await this.#close(task);
  }

  async #close(task: Task): Promise<void> {
    const { turn } = task;
    const loaded = this.#current.get(turn)?.loaded;
    this.#current.delete(turn);
    await this.ports.onOver(task, loaded);
    this.ports.onChange();
  }

  /** The task's engine, loaded where it is not; undefined where its turn has ended instead. */
  async #prepare({ modelId, model, turn }: Task): Promise<Engine | undefined> {
    if (endedByStop(turn)) return undefined;
    const known = this.#unready.get(modelId);
    if (!model || known) {
      turn.fail(known ?? { kind: 'unknown-model', modelId });
      return undefined;
    }
    turn.enter('preparing');
    const ending = new AbortController();
    const current: Current = { ending };
    // What was repaired to be loaded is not repaired again to be asked.
    const files = this.#current.has(turn) ? 'as-they-are' : this.wish.files;
    this.#current.set(turn, current);
    const ready = await this.ports.engines.prepare(model, files, ending.signal);
    if (endedByStop(turn)) return undefined;
    if (!ready.ok) {
      if (!isLoss(ready.failure)) this.#unready.set(modelId, ready.failure);
      turn.fail(ready.failure);
      return undefined;
    }
    current.engine = ready.value;
    current.loaded = this.ports.engines.capabilitiesOf(modelId);
    return ready.value;
  }

  async #generate(
    { turn, model, settings, conversation, before }: Task,
    engine: Engine,
    { contended, place }: { readonly contended: boolean; readonly place: number },
  ): Promise<void> {
    if (!model) return;
    const { fresh, warmUp, probabilities } = this.wish;
    const common = { id: conversation, kind: model.kind, settings };
    if (!(await this.#compile(turn, model))) return;
    turn.enter('prefill');
    const afterLoss = this.ports.engines.noteRecovery(model.id);
    if (warmUp && !this.#warm.has(model.id)) {
      this.#warm.add(model.id);
      const warming = {
        ...common,
        id: 'warm-up',
        settings: { ...settings, maxTokens: warmUpTokens(settings) },
        turns: [],
      };
      const question = { prompt: turn.prompt, responseSchema: null, probabilities: false };
      const { outcome, ranLate } = await this.#timed(engine, requestFor(warming, question));
      if (ranLate && !(outcome.ok && outcome.value.finish !== 'interrupted')) {
        this.#warm.delete(model.id);
        turn.end('time');
        return;
      }
    }
    const unfit = fresh ? await engine.reset().catch(notAsked) : undefined;
    if (unfit) {
      turn.fail(unfit.failure);
      return;
    }
    const request = requestFor(
      { ...common, turns: before },
      {
        prompt: turn.prompt,
        responseSchema: turn.responseSchema,
        answerBegins: turn.begun,
        probabilities,
      },
    );
    const stopwatch = new Stopwatch(this.ports.clock);
    const marks = model.thinking ?? null;
    const thinking = new ThinkingTimer(this.ports.clock, marks);
    turn.expectThoughts(marks);
    // Someone may have stopped it while the engine was made ready.
    if (endedByStop(turn)) return;
    const onBatch = (batch: TokenBatch): void => {
      stopwatch.batch(batch.tokens);
      thinking.batch(batch);
      turn.add(batch);
      this.ports.onChange();
    };
    const { outcome, ranLate, compiledLate } = await this.#timed(engine, request, {
      onBatch,
      onCompiling: (isCompiling) => {
        if (isCompiling || turn.phase === 'schema') turn.enter(isCompiling ? 'schema' : 'prefill');
      },
    });
    if (compiledLate && turn.responseSchema !== null) {
      const failure = { kind: 'schema-slow', limitSeconds: mostCompileSeconds } as const;
      const schemas = await this.ports.engines.ports.schemas();
      schemas.refuse(model.id, turn.responseSchema, failure);
      turn.fail(failure);
      return;
    }
    if (!outcome.ok && outcome.failure.kind === 'stopped-hard') {
      turn.end(ranLate ? 'time' : 'interrupted');
      return;
    }
    if (!outcome.ok) {
      turn.fail(outcome.failure);
      return;
    }
    const { value } = outcome;
    turn.end(
      ranLate && value.finish === 'interrupted' ? 'time' : finishOf(value, settings),
      value.text,
      {
        figures: stopwatch.figures(value),
        circumstances: {
          fresh,
          contended,
          afterLoss,
          place,
          ...(this.ports.engines.isSoftware && { software: true }),
        },
        probabilities: value.probabilities ?? null,
        ...(thinking.figures && { thinking: thinking.figures }),
      },
    );
    const { figures, finish } = turn;
    // Neither the times of a contended GPU nor the rest of an answer say how long a whole one takes.
    if (figures && !contended && turn.begun === '') {
      this.ports.engines.ports.onTimed({ kind: 'answer', modelId: model.id, figures, finish });
    }
  }

  /** Has the schema of a turn compiled where the engine takes no harm; false where the turn has ended instead. */
  async #compile(turn: TurnState, model: Model): Promise<boolean> {
    const current = this.#current.get(turn);
    if (turn.responseSchema === null || !current) return true;
    turn.enter('schema');
    const schemas = await this.ports.engines.ports.schemas();
    const compiled = await schemas.check(model, turn.responseSchema, current.ending.signal);
    if (endedByStop(turn)) return false;
    if (!compiled.ok) turn.fail(compiled.failure);
    return compiled.ok;
  }

  /**
   * Asks, and interrupts what takes longer than an answer may, or than a schema may be compiled, which
   * is not counted as the answer's time. An engine that cannot even be asked has failed.
   */
  async #timed(
    engine: Engine,
    request: GenerationRequest,
    { onBatch, onCompiling }: Listeners = { onBatch: ignore, onCompiling: ignore },
  ): Promise<Timed> {
    let late: 'answer' | 'schema' | undefined;
    const limitTo = (seconds: number, what: typeof late) =>
      setTimeout(() => {
        late = what;
        engine.interrupt();
      }, seconds * 1000);
    const { maxSeconds } = this.wish;
    let limit = limitTo(maxSeconds, 'answer');
    const note = (isCompiling: boolean): void => {
      clearTimeout(limit);
      limit = isCompiling ? limitTo(mostCompileSeconds, 'schema') : limitTo(maxSeconds, 'answer');
      onCompiling(isCompiling);
    };
    const outcome = await engine.generate(request, onBatch, note).catch(notAsked);
    clearTimeout(limit);
    return { outcome, ranLate: late === 'answer', compiledLate: late === 'schema' };
  }
}

/** Ends a turn that someone has stopped; false where nobody has. */
function endedByStop(turn: TurnState): boolean {
  const isStopping = turn.phase === 'stopping';
  if (isStopping) turn.end('interrupted');
  return isStopping;
}

interface Listeners {
  readonly onBatch: (batch: TokenBatch) => void;
  readonly onCompiling: (isCompiling: boolean) => void;
}

interface Timed {
  readonly outcome: Outcome<Generation, GenerationFailure>;
  /** It was interrupted, since the answer took too long, */
  readonly ranLate: boolean;
  /** or its schema. */
  readonly compiledLate: boolean;
}

const ignore = (): void => undefined;

/** What a call came to that never reached the engine, or lost it on the way. */
function notAsked(error: unknown) {
  return failed({ kind: 'generation-failed', detail: String(error) } as const);
}

/** Whether the engine was gone, so that a new one may do better. */
function isLoss(failure: RunFailure | undefined): boolean {
  return failure?.kind === 'device-lost' || failure?.kind === 'worker-crashed';
}
