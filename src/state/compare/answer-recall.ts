/** Finds in the kept runs the answers of which the screen was saved before they had ended. */
import type { RunStore } from '../../core/records/run-store';
import type { TurnState } from '../runs/turn.svelte';
import type { ColumnState } from './column.svelte';

/**
 * Gives answers that are cut off as their runs have them: the page ended between the two writes, or the
 * run was gone on with in the records. One that other turns follow stays: it is what their models were told.
 *
 * @returns whether it has found any
 */
export async function recallAnswers(
  columns: readonly ColumnState[],
  runs: Pick<RunStore, 'load'>,
): Promise<boolean> {
  // Turns that ended together are of one run, which is read once.
  const loading = new Map<string, ReturnType<typeof runs.load>>();
  const load = (id: string): ReturnType<typeof runs.load> => {
    const begun = loading.get(id) ?? runs.load(id);
    loading.set(id, begun);
    return begun;
  };
  const found = await Promise.all(
    columns.flatMap((column) =>
      column.allTurns
        .filter((turn) => isCutOff(turn, column))
        .map((turn) => recallAnswer(turn, column, load)),
    ),
  );
  return found.includes(true);
}

async function recallAnswer(
  turn: TurnState,
  column: ColumnState,
  load: RunStore['load'],
): Promise<boolean> {
  const { askedOf, text } = turn;
  if (!askedOf?.run) return false;
  const { id, column: runColumn } = askedOf.run;
  const run = await load(id);
  // It may be asked for again by now, or gone on from.
  if (!run.ok || !isCutOff(turn, column) || turn.askedOf !== askedOf) return false;
  const cell = run.value?.cells.find((one) => one.item === 0 && one.column === runColumn);
  const answer = cell?.outcome.answer;
  // One that does not begin with what is shown is of an earlier try.
  if (!answer?.text.startsWith(text) || answer.finish === 'cut-off') return false;
  turn.recallAnswer(answer);
  return true;
}

/** Whether it was left so by an earlier visit, and nothing was asked after it. */
function isCutOff({ id, phase, finish, given }: TurnState, { allTurns }: ColumnState): boolean {
  const isLeft = phase === 'done' && finish === 'cut-off' && !given;
  return isLeft && !allTurns.some(({ parentId }) => parentId === id);
}
