import type { Step } from '../../core/comparison/plan';
import type { Engine } from '../../core/engine/engine';
import type { RunFailure } from '../../core/engine/failures';
import type { ModelFiles } from '../engine/load-request';
import type { LoadedModel } from '../engine/loaded-models.svelte';
import { Answerer, type AnswererPorts, type AnswerWish } from './answerer';
import { endIfStopping } from './end-if-stopping';
import type { Task } from './task';
import type { TurnState } from './turn.svelte';

/** What answers a task: a model with the very files that are loaded, whatever is on the device by now. */
export type Answering = Pick<LoadedModel, 'model' | 'capabilities'>;

export interface ExecutionPorts extends AnswererPorts {
  /** Called with what it was asked of when a task has its answer, or will have none; what comes next waits. */
  readonly onOver: (task: Task, loaded: Answering | undefined) => Promise<void>;
}

export interface ExecutionWish extends AnswerWish {
  readonly files: ModelFiles;
  /** Nobody is there to press "try again": what a lost engine left is asked once more. */
  readonly unattended: boolean;
}

/** What is being done for a task; its engine, once it has one. */
interface Current {
  readonly ending: AbortController;
  engine?: Engine;
  /** What is known of it; it may be gone when the answer is there. */
  loaded?: Answering | undefined;
}

/** One run of a plan: loads, asks and unloads, step by step. What cannot be answered says why, the rest goes on. */
export class Execution {
  readonly #current = new Map<TurnState, Current>();
  /** Models that could not be made ready: what follows need not try again. */
  readonly #unready = new Map<string, RunFailure>();
  readonly #answerer: Answerer;
  #place = 0;
  #ended = false;

  constructor(
    readonly ports: ExecutionPorts,
    readonly wish: ExecutionWish,
  ) {
    this.#answerer = new Answerer(ports, wish);
  }

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
      together.map(async ({ task, engine, place }) => {
        await this.#generate(task, engine, { contended, place });
        this.ports.onChange();
      }),
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
  }

  /** The task's engine, loaded where it is not; undefined where its turn has ended instead. */
  async #prepare({ modelId, model, turn }: Task): Promise<Engine | undefined> {
    if (endIfStopping(turn)) return undefined;
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
    if (endIfStopping(turn)) return undefined;
    if (!ready.ok) {
      if (!isLoss(ready.failure)) this.#unready.set(modelId, ready.failure);
      turn.fail(ready.failure);
      return undefined;
    }
    current.engine = ready.value;
    current.loaded = this.ports.engines.loaded.find((one) => one.modelId === modelId);
    return ready.value;
  }

  async #generate(
    task: Task,
    engine: Engine,
    where: { readonly contended: boolean; readonly place: number },
  ): Promise<void> {
    const { model, turn } = task;
    const current = this.#current.get(turn);
    if (!model || !current) return;
    await this.#answerer.answer({ ...task, model }, engine, current.ending.signal, where);
  }
}

/** Whether the engine was gone, so that a new one may do better. */
function isLoss(failure: RunFailure | undefined): boolean {
  return failure?.kind === 'device-lost' || failure?.kind === 'worker-crashed';
}
