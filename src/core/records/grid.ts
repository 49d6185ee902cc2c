import type { Cell, Run } from './run';

/** A run's cells by item, then by column. */
export type Grid = readonly (readonly (Cell | undefined)[])[];

export function gridOf({ items, columns, cells }: Run): Grid {
  const grid = items.map(() => columns.map((): Cell | undefined => undefined));
  for (const cell of cells) {
    const row = grid[cell.item];
    if (row && cell.column < columns.length) row[cell.column] = cell;
  }
  return grid;
}
