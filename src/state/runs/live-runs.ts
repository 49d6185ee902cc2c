import type { Model } from '../../core/catalogue/model';
import type { RunConfig } from '../../core/comparison/run-config';
import { orderOf } from '../../core/comparison/order';
import { sidesOf } from '../../core/comparison/sides';
import type { ColumnSettings } from '../../core/comparison/workspace';
import type { Outcome } from '../../core/outcome';
import type { Calendar } from '../../core/ports';
import type { RunColumn } from '../../core/records/run';
import { nameOf, newRunColumn, runHead } from '../../core/records/run-head';
import type { StoreFailure } from '../../core/store/failures';
import type { ModelFiles } from '../engine/load-request';
import { Execution, type ExecutionPorts } from './execution';
import type { Task } from './task';
import type { Recorder } from './recorder';
import { stepsFor } from './steps';
import type { TurnState } from './turn.svelte';

/** A column of a run whose answer is a turn of a conversation on the screen. */
export interface LiveColumn {
  readonly turn: TurnState;
  /** The turns before it. */
  readonly before: readonly TurnState[];
  /** Names the conversation to the engine. */
  readonly conversation: string;
  readonly modelId: string;
  /** Undefined where the page does not know it (any more). */
  readonly model: Model | undefined;
  readonly settings: ColumnSettings;
}

/** What is asked: one prompt to one or more conversations. */
export interface LiveRun {
  readonly id: string;
  /** All that the run has, also those that are not asked now. */
  readonly columns: readonly LiveColumn[];
  /** The run columns that are asked. */
  readonly asked: readonly number[];
  readonly runConfig: RunConfig;
  readonly files: ModelFiles;
  /** The answers take the place of others in a run that there is already. */
  readonly isAgain: boolean;
  /** Called after every change of a turn. */
  readonly onChange: () => void;
  /** Called when an answer has ended, before it is noted in the run. */
  readonly onEnded: () => void;
}

export interface LiveRunPorts extends Pick<ExecutionPorts, 'engines' | 'clock'> {
  readonly calendar: Calendar;
  readonly recorder: Recorder;
  /** Called where a run, or an answer of it, could not be kept. */
  readonly onNotKept: (failure: StoreFailure) => void;
}

/** Asks conversations that are on the screen, and keeps what comes of it as runs. */
export class LiveRuns {
  constructor(readonly ports: LiveRunPorts) {}

  /** Which column of the next run stands on which side: side -> run column. */
  sidesOf(runConfig: RunConfig, columns: number): readonly number[] {
    return sidesOf(runConfig, columns);
  }

  /** Begins to ask at once; `done` when every answer is there, or will not come. */
  start(run: LiveRun): { readonly execution: Execution; readonly done: Promise<void> } {
    const { engines, clock, recorder } = this.ports;
    const { columns, asked, runConfig, files, onChange, onEnded } = run;
    const order = orderOf(runConfig, columns.length);
    const { schedule } = runConfig;
    const steps = stepsFor(engines, columns, {
      order: order.filter((runColumn) => asked.includes(runColumn)),
      schedule,
      items: 1,
    });
    const tasks = columns
      .map((live, runColumn) => taskOf(live, runColumn))
      .filter(({ column }) => asked.includes(column));
    for (const { turn, column, modelId, model, settings } of tasks) {
      turn.ask({
        modelId,
        modelName: nameOf(modelId, model),
        settings,
        run: { id: run.id, column },
      });
    }
    const onOver: ExecutionPorts['onOver'] = async (task, loaded) => {
      onEnded();
      // Nothing came in the place of what was there before.
      if (task.turn.isEarlier && !task.turn.failure) return;
      this.#note(await recorder.over(run.id, task, loaded));
    };
    const ports = { engines, clock, onChange, onOver };
    const execution = new Execution(ports, { ...runConfig, files, unattended: false });
    // Noted as it stands now: answers change the turns.
    const head = this.#headOf(run, order);
    const begin = async (): Promise<void> => {
      if (!run.isAgain) this.#note(await recorder.begin(head));
      await execution.run(steps, tasks);
    };
    return { execution, done: begin() };
  }

  #headOf({ id, columns, runConfig }: LiveRun, order: readonly number[]) {
    return runHead({
      id,
      nowMs: this.ports.calendar.nowMs(),
      origin: { kind: 'compare' },
      columns: columns.map(runColumnOf),
      items: columns.slice(0, 1).map(({ turn: { prompt, responseSchema, origin } }) => ({
        text: prompt,
        promptId: origin?.promptId ?? null,
        tags: [...(origin?.tags ?? [])],
        responseSchema,
      })),
      runConfig,
      order,
    });
  }

  #note(noted: Outcome<unknown, StoreFailure>): void {
    if (!noted.ok) this.ports.onNotKept(noted.failure);
  }
}

function runColumnOf({ turn, before, modelId, model, settings }: LiveColumn): RunColumn {
  return {
    ...newRunColumn(modelId, model, settings),
    before: before.map(({ prompt, text, askedOf }) => ({
      prompt,
      answer: text,
      ...(askedOf && { modelName: askedOf.modelName }),
    })),
    answerBegins: turn.begun,
  };
}

function taskOf({ before, ...live }: LiveColumn, runColumn: number): Task {
  return { ...live, item: 0, column: runColumn, before: before.map(({ record }) => record) };
}
