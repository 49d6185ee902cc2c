/** What happens when the columns are asked. It is loaded when that is about to happen: a first paint does without. */
import type { Model } from '../core/catalogue/model';
import type { Controls } from '../core/comparison/controls';
import { drawOrder, sharedSettings } from '../core/comparison/fairness';
import { planRun, type Step } from '../core/comparison/plan';
import { drawSides } from '../core/comparison/sides';
import type { ColumnState } from './column.svelte';
import type { ExecutionPorts } from './execution';
import { Execution } from './execution';
import type { Asked } from './ballot';
import type { ModelFiles } from './undertaking';

// What a run teaches, and what is expected by it, comes with the same chunk.
export { expectedOf } from './expected';
export { Times } from './times.svelte';

/** What is asked: the columns as they stand, and how. */
interface Asking {
  readonly columns: readonly ColumnState[];
  readonly controls: Controls;
  readonly ports: ExecutionPorts;
  modelOf(column: Pick<ColumnState, 'modelId'>): Model | undefined;
}

/** What a run over the columns would do now. */
export function planOf(
  comparison: Asking,
  columns: readonly ColumnState[] = comparison.columns,
  order: readonly number[] = columns.map((_, index) => index),
): Step[] {
  const { engines } = comparison.ports;
  return planRun({
    columns: columns.map((column) => engines.planned(column.modelId, comparison.modelOf(column))),
    order,
    items: 1,
    residents: engines.loaded,
    budgetBytes: engines.ports.budgetBytes(),
    schedule: comparison.controls.schedule,
  });
}

/** Turns with what their columns are asked with; where something is shared, the first of all columns gives it. */
export function askedWith(
  { columns, controls }: Asking,
  turns: readonly Pick<Asked, 'column' | 'turn'>[],
): Asked[] {
  const shared = sharedSettings(
    columns.map(({ settings }) => settings),
    controls,
  );
  return turns.map(({ column, turn }) => {
    const settings = shared[columns.indexOf(column)] ?? column.settings;
    return { column, turn, modelId: column.modelId, settings };
  });
}

/** What was asked, by the side on which it is shown. */
export function sidesOf({ controls }: Asking, asked: readonly Asked[]): Asked[] {
  const { blind, drawSeed, blindRounds } = controls;
  if (!blind) return [...asked];
  return drawSides(asked.length, blindRounds, drawSeed).flatMap((index) => asked[index] ?? []);
}

/** Begins to ask. */
export function startRun(
  comparison: Asking,
  asked: readonly Asked[],
  files: ModelFiles,
): { readonly execution: Execution; readonly done: Promise<void> } {
  const { controls, ports } = comparison;
  const { order: wished, drawSeed, drawnRounds } = controls;
  const order =
    wished === 'drawn' ? drawOrder(asked.length, drawnRounds, drawSeed) : [...asked.keys()];
  const execution = new Execution(ports, { ...controls, files });
  const steps = planOf(
    comparison,
    asked.map(({ column }) => column),
    order,
  );
  const tasks = asked.map(({ column, turn, modelId, settings }, index) => ({
    item: 0,
    column: index,
    turn,
    modelId,
    model: comparison.modelOf({ modelId }),
    settings,
    conversation: column.id,
    before: column.turns.slice(0, column.turns.indexOf(turn)).map(({ record }) => record),
  }));
  return { execution, done: execution.run(steps, tasks) };
}
