import { drawSides } from '../comparison/sides';
import type { Cell, Run, RunHead } from './run';

/** Which column stands on which side of an item: side -> index of the column. */
export function sidesOfItem({ conditions, columns }: RunHead, item: number): number[] {
  const { blind, drawSeed, firstRound } = conditions;
  return blind
    ? drawSides(columns.length, firstRound + item, drawSeed)
    : columns.map((_, column) => column);
}

/** What stands on a side of an item. */
export type Side = Run['columns'][number] & {
  /** Index among the run's columns. */
  readonly column: number;
  /** Undefined where it has not been answered yet. */
  readonly cell: Cell | undefined;
  /** What there is of the answer. */
  readonly text: string;
};

/** The answers to an item, by side: the first is shown as A. */
export function sides(run: Run, item: number): Side[] {
  return sidesOfItem(run, item).flatMap((column) => {
    const own = run.columns[column];
    const cell = run.cells.find((one) => one.item === item && one.column === column);
    return own ? [{ ...own, column, cell, text: cell?.outcome.answer.text ?? '' }] : [];
  });
}

/** Whether there is something to judge: each has ended by itself or by a limit, one at least with a text. */
export function isVotable(shown: readonly Side[]): boolean {
  return (
    shown.length > 1 &&
    shown.every(({ cell }) => {
      const finish = cell?.outcome.kind === 'answered' ? cell.outcome.answer.finish : undefined;
      return finish !== undefined && finish !== 'interrupted' && finish !== 'cut-off';
    }) &&
    shown.some(({ text }) => text !== '')
  );
}
