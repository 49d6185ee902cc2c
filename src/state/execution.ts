import type { Model } from '../core/catalogue/model';
import { requestFor } from '../core/comparison/conversation';
import type { Controls } from '../core/comparison/controls';
import type { PlannedCell, Step } from '../core/comparison/plan';
import { Stopwatch } from '../core/comparison/stopwatch';
import type { ColumnSettings, Turn } from '../core/comparison/workspace';
import type { Engine } from '../core/engine/engine';
import type { RunFailure } from '../core/engine/way-on';
import type { Clock } from '../core/ports';
import type { EngineRoom } from './engine-room.svelte';
import type { TurnState } from './turn.svelte';
import type { ModelFiles } from './undertaking';

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
  readonly before: readonly Pick<Turn, 'prompt' | 'answer'>[];
}

export interface ExecutionPorts {
  readonly engines: EngineRoom;
  readonly clock: Clock;
  /** Called after every change that should outlive the visit. */
  readonly onChange: () => void;
}

export type ExecutionWish = Pick<Controls, 'fresh' | 'warmUp' | 'probabilities' | 'maxSeconds'> & {
  readonly files: ModelFiles;
};

/** What is being done for a task; its engine, once it has one. */
interface Current {
  readonly ending: AbortController;
  engine?: Engine;
}

/** One run of a plan: loads, asks and unloads, step by step. What cannot be answered says why, the rest goes on. */
export class Execution {
  readonly #current = new Map<TurnState, Current>();
  /** Models that could not be made ready: what follows need not try again. */
  readonly #unready = new Map<string, RunFailure>();
  readonly #warm = new Set<string>();
  #place = 0;

  constructor(
    readonly ports: ExecutionPorts,
    readonly wish: ExecutionWish,
  ) {}

  /** @param tasks the plan's cells; those that are over already are left alone */
  async run(steps: readonly Step[], tasks: readonly Task[]): Promise<void> {
    for (const step of steps) {
      if (step.kind === 'unload') {
        if (tasks.some(({ turn }) => turn.phase === 'waiting')) {
          this.ports.engines.unload(step.modelId);
        }
      } else if (step.kind === 'run') {
        const planned = step.cells.flatMap(
          ({ item, column }) =>
            tasks.find((task) => task.item === item && task.column === column) ?? [],
        );
        const open = planned.filter(({ turn }) => turn.phase !== 'done');
        const [alone] = open;
        if (open.length > 1) await this.#answerTogether(open);
        else if (alone) await this.#answer(alone);
      }
      // A step that loads needs nothing here: the first task of the model makes it ready.
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

  async #answer(task: Task): Promise<void> {
    const place = this.#takePlace();
    const engine = await this.#prepare(task);
    if (engine) await this.#generate(task, engine, { contended: false, place });
    this.#finish(task);
  }

  /** Makes all models ready, one after another, and then asks those that are still there side by side. */
  async #answerTogether(tasks: readonly Task[]): Promise<void> {
    const ready: { task: Task; engine: Engine; place: number }[] = [];
    for (const task of tasks) {
      const place = this.#takePlace();
      const engine = await this.#prepare(task);
      if (engine) ready.push({ task, engine, place });
      else this.#finish(task);
    }
    const { loaded } = this.ports.engines;
    const isHere = ({ task }: { task: Task }): boolean =>
      loaded.some(({ modelId }) => modelId === task.modelId);
    const together = ready.filter(isHere);
    const contended = together.length > 1;
    await Promise.all(
      together.map(({ task, engine, place }) => this.#generate(task, engine, { contended, place })),
    );
    for (const { task } of together) this.#finish(task);
    // A model that had to make room for another one after all comes by itself.
    for (const { task } of ready.filter((one) => !isHere(one))) await this.#answer(task);
  }

  #takePlace(): number {
    this.#place += 1;
    return this.#place - 1;
  }

  #finish({ turn }: Task): void {
    this.#current.delete(turn);
    this.ports.onChange();
  }

  /** The task's engine; undefined where its turn has ended instead. */
  async #prepare({ modelId, model, turn }: Task): Promise<Engine | undefined> {
    const known = this.#unready.get(modelId);
    if (!model || known) {
      turn.fail(known ?? { kind: 'unknown-model', modelId });
      return undefined;
    }
    turn.enter('preparing');
    const ending = new AbortController();
    const current: Current = { ending };
    this.#current.set(turn, current);
    const ready = await this.ports.engines.prepare(model, this.wish.files, ending.signal);
    if (turn.phase === 'stopping') {
      turn.end('interrupted');
      return undefined;
    }
    if (!ready.ok) {
      if (!isLoss(ready.failure)) this.#unready.set(modelId, ready.failure);
      turn.fail(ready.failure);
      return undefined;
    }
    current.engine = ready.value;
    return ready.value;
  }

  async #generate(
    { turn, model, settings, conversation, before }: Task,
    engine: Engine,
    { contended, place }: { readonly contended: boolean; readonly place: number },
  ): Promise<void> {
    if (!model) return;
    const { fresh, warmUp, probabilities, maxSeconds } = this.wish;
    const common = { id: conversation, kind: model.kind, settings };
    turn.enter('prefill');
    const afterLoss = this.ports.engines.noteRecovery(model.id);
    if (warmUp && !this.#warm.has(model.id)) {
      this.#warm.add(model.id);
      const warming = {
        ...common,
        id: 'warm-up',
        settings: { ...settings, maxTokens: 4 },
        turns: [],
      };
      const question = { prompt: turn.prompt, responseSchema: null, probabilities: false };
      await engine.generate(requestFor(warming, question), () => undefined);
    }
    if (fresh) await engine.reset();
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
    const late = new AbortController();
    const limit = setTimeout(() => {
      late.abort();
      engine.interrupt();
    }, maxSeconds * 1000);
    // Someone may have stopped it while the engine was made ready.
    const outcome =
      turn.phase === 'stopping'
        ? undefined
        : await engine.generate(request, (batch) => {
            stopwatch.batch(batch.tokens);
            turn.add(batch);
            this.ports.onChange();
          });
    clearTimeout(limit);
    if (!outcome || (!outcome.ok && outcome.failure.kind === 'stopped-hard')) {
      turn.end(late.signal.aborted ? 'time' : 'interrupted');
      return;
    }
    if (!outcome.ok) {
      turn.fail(outcome.failure);
      return;
    }
    const { value } = outcome;
    turn.end(
      late.signal.aborted && value.finish === 'interrupted' ? 'time' : value.finish,
      value.text,
      {
        figures: stopwatch.figures(value),
        circumstances: { fresh, contended, afterLoss, place },
        probabilities: value.probabilities ?? null,
      },
    );
    const { figures, finish } = turn;
    // Neither the times of a contended GPU nor the rest of an answer say how long a whole one takes.
    if (figures && !contended && turn.begun === '') {
      this.ports.engines.ports.onTimed({ kind: 'answer', modelId: model.id, figures, finish });
    }
  }
}

/** Whether the engine was gone, so that a new one may do better. */
function isLoss(failure: RunFailure | undefined): boolean {
  return failure?.kind === 'device-lost' || failure?.kind === 'worker-crashed';
}
