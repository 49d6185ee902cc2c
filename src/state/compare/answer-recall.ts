/** Finds in the kept runs the answers of which the screen was saved before they had ended. */
import type { RunStore } from '../../core/records/run-store';
import type { TurnState } from '../runs/turn.svelte';
import type { ColumnState } from './column.svelte';

/**
 * Gives answers that are cut off as their runs have them: the page ended between the two writes, or the
 * run was gone on with in the records.
 *
 * @returns whether it has found any
 */
export async function recallAnswers(
  columns: readonly ColumnState[],
  runs: Pick<RunStore, 'load'>,
): Promise<boolean> {
  const turns = columns.flatMap(({ allTurns }) => allTurns).filter(isCutOff);
  const found = await Promise.all(turns.map((turn) => recallAnswer(turn, runs)));
  return found.includes(true);
}

async function recallAnswer(turn: TurnState, runs: Pick<RunStore, 'load'>): Promise<boolean> {
  const { askedOf, text } = turn;
  if (!askedOf?.run) return false;
  const { id, column } = askedOf.run;
  const run = await runs.load(id);
  // It may be asked for again by now.
  if (!run.ok || !isCutOff(turn) || turn.askedOf !== askedOf) return false;
  const cell = run.value?.cells.find((one) => one.item === 0 && one.column === column);
  const answer = cell?.outcome.answer;
  // One that does not begin with what is shown is of an earlier try.
  if (!answer?.text.startsWith(text) || answer.finish === 'cut-off') return false;
  turn.recallAnswer(answer);
  return true;
}

/** Whether it was left so by an earlier visit. */
function isCutOff({ phase, finish, given }: TurnState): boolean {
  return phase === 'done' && finish === 'cut-off' && !given;
}
