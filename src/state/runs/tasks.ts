import type { Model } from '../../core/catalogue/model';
import type { Answer } from '../../core/comparison/workspace';
import { gridOf } from '../../core/records/grid';
import { isUnreadable, type Run, type RunColumn, type RunHead } from '../../core/records/run';
import type { Task } from './task';
import { TurnState } from './turn.svelte';

/** A run's column, with its model as the page knows it. */
type PerformedColumn = RunColumn & { readonly model: Model | undefined };

export function columnsOf({ columns }: RunHead, models: readonly Model[]): PerformedColumn[] {
  return columns.map((column) => ({
    ...column,
    model: models.find(({ id }) => id === column.modelId),
  }));
}

/** The cells of a run that are to be answered, as tasks. */
export function tasksOf(run: Run, columns: readonly PerformedColumn[], failedToo: boolean): Task[] {
  const grid = gridOf(run);
  return columns.flatMap(({ modelId, model, settings, before, answerBegins }, column) =>
    run.items.flatMap(({ text, responseSchema }, item): Task[] => {
      const outcome = grid[item]?.[column]?.outcome.kind;
      // What another version calls otherwise is an answer, too.
      if (outcome !== undefined && (outcome !== 'failed' || !failedToo)) return [];
      // What a later version may read is not written over.
      if (isUnreadable(run, item, column)) return [];
      const task: Task = {
        item,
        column,
        turn: turnOf({ prompt: text, responseSchema }, answerBegins),
        modelId,
        model,
        settings,
        // Each is a conversation of its own: no answer depends on the one before.
        conversation: `${run.id} ${String(item)} ${String(column)}`,
        before: before.map(({ prompt, answer }) => ({ prompt, answer: { text: answer } })),
      };
      return [task];
    }),
  );
}

function turnOf(
  question: { readonly prompt: string; readonly responseSchema: string | null },
  answerBegins: string,
): TurnState {
  const turn = { id: '', parentId: null, origin: null, ...question };
  if (answerBegins === '') return new TurnState(turn);
  const begun: Answer = {
    text: answerBegins,
    finish: 'cut-off',
    figures: null,
    circumstances: null,
    probabilities: null,
  };
  const going = TurnState.from({ ...turn, answer: begun });
  going.goOn();
  return going;
}
