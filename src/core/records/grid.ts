import type { Cell, Run } from './run';

/** A run's cells by item, then by column. */
type Grid = readonly (readonly (Cell | undefined)[])[];

/** Sorted once for a run, however many of its items are looked at. */
const gridsOf = new WeakMap<Run, Grid>();

export function gridOf(run: Run): Grid {
  const grid = gridsOf.get(run) ?? sorted(run);
  gridsOf.set(run, grid);
  return grid;
}

function sorted({ items, columns, cells }: Run): Grid {
  const grid = items.map(() => columns.map((): Cell | undefined => undefined));
  for (const cell of cells) {
    const row = grid[cell.item];
    if (row && cell.column < columns.length) row[cell.column] = cell;
  }
  return grid;
}
