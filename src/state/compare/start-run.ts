/** What happens when the columns are asked. It is loaded when that is about to happen: a first paint does without. */
import type { Model } from '../../core/catalogue/model';
import { fullName } from '../../core/comparison/full-name';
import type { AskedUnder, Controls } from '../../core/comparison/controls';
import { drawOrder } from '../../core/comparison/order';
import { planRun, type PlanRequest, type Step } from '../../core/comparison/plan';
import { sharedSettings } from '../../core/comparison/shared-settings';
import { drawSides } from '../../core/comparison/sides';
import type { ColumnSettings } from '../../core/comparison/workspace';
import type { Outcome } from '../../core/outcome';
import type { Calendar } from '../../core/ports';
import type { RunColumn } from '../../core/records/run';
import { runHead } from '../../core/records/run-head';
import type { StoreFailure } from '../../core/store/failures';
import type { ColumnState } from './column.svelte';
import type { EnginePool } from '../engine/engine-pool.svelte';
import { Execution, type ExecutionPorts, type Task } from '../runs/execution';
import type { Recorder } from '../runs/recorder';
import type { Asked } from '../votes/new-vote';
import type { ModelFiles } from '../engine/load-request';

// What a run teaches, and what is expected by it, comes with the same chunk.
export { expectedOf } from './expected-times';
export { Times } from '../runs/learnt-times.svelte';

/** What is asked: the columns as they stand, and how. */
interface Asking {
  readonly columns: readonly ColumnState[];
  readonly controls: Controls;
  readonly ports: { readonly engines: EnginePool };
  modelOf(column: Pick<ColumnState, 'modelId'>): Model | undefined;
}

interface RunPorts extends Omit<ExecutionPorts, 'onOver'> {
  readonly calendar: Calendar;
  /** Called where a run, or an answer of it, could not be kept. */
  readonly onNotKept: (failure: StoreFailure) => void;
}

/** What a run over the columns would do now. */
export function planOf(
  comparison: Asking,
  columns: readonly Pick<ColumnState, 'modelId'>[] = comparison.columns,
  order: readonly number[] = columns.map((_, index) => index),
  items = 1,
): Step[] {
  const { ports, controls } = comparison;
  const models = columns.map(({ modelId }) => ({
    modelId,
    model: comparison.modelOf({ modelId }),
  }));
  return stepsFor(ports.engines, models, { ...controls, order, items });
}

/** The steps that it takes to ask these models, from what is loaded now. */
export function stepsFor(
  engines: EnginePool,
  columns: readonly { readonly modelId: string; readonly model: Model | undefined }[],
  { order, items, schedule }: Pick<PlanRequest, 'order' | 'items' | 'schedule'>,
): Step[] {
  return planRun({
    columns: columns.map(({ modelId, model }) => engines.planned(modelId, model)),
    order,
    items,
    loadedModels: engines.loaded,
    budgetBytes: engines.ports.budgetBytes(),
    schedule,
  });
}

/** A column as it stands in a run, asked from the beginning of a conversation. */
export function runColumn(
  modelId: string,
  model: Model | undefined,
  settings: ColumnSettings,
): RunColumn {
  return {
    modelId,
    modelName: model ? fullName(model) : modelId,
    settings,
    before: [],
    answerBegins: '',
  };
}

/** What each column is asked with; where something is shared, the first of them gives it. */
export function askedSettings({
  columns,
  controls,
}: Pick<Asking, 'columns' | 'controls'>): ColumnSettings[] {
  return sharedSettings(
    columns.map(({ settings }) => settings),
    controls,
  );
}

/** Turns with what their columns are asked with. */
export function askedWith(
  comparison: Pick<Asking, 'columns' | 'controls'>,
  turns: readonly Pick<Asked, 'column' | 'turn'>[],
): Asked[] {
  const { columns } = comparison;
  const shared = askedSettings(comparison);
  return turns.map(({ column, turn }, place) => {
    const own = shared[columns.indexOf(column)] ?? column.settings;
    const settings = turn.seed === undefined ? own : { ...own, seed: turn.seed };
    return { column, turn, place, modelId: column.modelId, settings };
  });
}

/** What was asked, by the side on which it is shown. */
export function sidesOf({ controls }: Asking, asked: readonly Asked[]): Asked[] {
  const { blind, drawSeed, blindRounds } = controls;
  if (!blind) return [...asked];
  return drawSides(asked.length, blindRounds, drawSeed).flatMap((index) => asked[index] ?? []);
}

interface RunWish {
  readonly files: ModelFiles;
  readonly recorder: Recorder;
  readonly runId: string;
  /** Its answers take the place of others in a run that there is already. */
  readonly isAgain: boolean;
  /** What it is asked under; left out: the controls as they stand. */
  readonly under?: AskedUnder | undefined;
}

/** Begins to ask, and keeps what comes of it as a run. */
export function startRun(
  comparison: Asking & { readonly ports: RunPorts },
  asked: readonly Asked[],
  wish: RunWish,
): { readonly execution: Execution; readonly done: Promise<void> } {
  const { ports } = comparison;
  const { files, runId, recorder, isAgain, under } = wish;
  const controls = { ...comparison.controls, ...under };
  const order = orderOf(controls, asked.length);
  const models = asked.map(({ modelId }) => ({
    modelId,
    model: comparison.modelOf({ modelId }),
  }));
  const steps = stepsFor(ports.engines, models, { ...controls, order, items: 1 });
  for (const { turn, modelId, settings } of asked) {
    const { modelName } = runColumn(modelId, comparison.modelOf({ modelId }), settings);
    turn.ask({ modelId, modelName, settings });
  }
  const tasks = asked.map(({ column, turn, modelId, settings }, index): Task => ({
    item: 0,
    column: index,
    turn,
    modelId,
    model: comparison.modelOf({ modelId }),
    settings,
    conversation: column.id,
    before: column.before(turn).map(({ record }) => record),
  }));
  const note = (noted: Outcome<unknown, StoreFailure>): void => {
    if (!noted.ok) ports.onNotKept(noted.failure);
  };
  const onOver: ExecutionPorts['onOver'] = async (task, loaded) => {
    // Nothing came in the place of what was there before.
    if (task.turn.isEarlier && !task.turn.failure) return;
    const column = asked[task.column]?.place ?? task.column;
    note(await recorder.over(runId, { ...task, column }, loaded));
  };
  const execution = new Execution({ ...ports, onOver }, { ...controls, files, unattended: false });
  const head = runHead({
    id: runId,
    nowMs: ports.calendar.nowMs(),
    origin: { kind: 'compare' },
    columns: asked.map(({ column, turn, modelId, settings }) => ({
      ...runColumn(modelId, comparison.modelOf({ modelId }), settings),
      before: column.before(turn).map(({ prompt, text, askedOf }) => ({
        prompt,
        answer: text,
        ...(askedOf && { modelName: askedOf.modelName }),
      })),
      answerBegins: turn.begun,
    })),
    items: asked.slice(0, 1).map(({ turn: { prompt, responseSchema, origin } }) => ({
      text: prompt,
      promptId: origin?.promptId ?? null,
      tags: [...(origin?.tags ?? [])],
      responseSchema,
    })),
    controls,
    order,
  });
  const begin = async (): Promise<void> => {
    if (!isAgain) note(await recorder.begin(head));
    await execution.run(steps, tasks);
  };
  return { execution, done: begin() };
}

/** The order in which columns are to be asked next: their indices. */
export function orderOf({ order, drawSeed, drawnRounds }: Controls, columns: number): number[] {
  return order === 'drawn'
    ? drawOrder(columns, drawnRounds, drawSeed)
    : Array.from({ length: columns }, (_, index) => index);
}
