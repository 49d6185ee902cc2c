import { parseInline } from './inline';
import { maxCellsInRow } from './limits';
import { withoutBlanks } from './markup';
import type { Alignment, Cell } from './nodes';

/** The texts of a row's cells; undefined for a line without a bar, which is no row. */
export function cellsOf(line: string): readonly string[] | undefined {
  const row = withoutBlanks(line);
  const bars = [...row.matchAll(/\\?\|/g)].filter(([bar]) => bar === '|').map(({ index }) => index);
  if (bars.length === 0) return undefined;
  if (bars[0] === 0) bars.shift();
  const ends = bars.slice(0, maxCellsInRow - 1);
  if (ends.at(-1) !== row.length - 1) ends.push(row.length);
  let start = row.startsWith('|') ? 1 : 0;
  return ends.map((end) => {
    const cell = withoutBlanks(row.slice(start, end)).replaceAll('\\|', '|');
    start = end + 1;
    return cell;
  });
}

/** What the line under the header says of the columns; undefined where it is no such line. */
export function alignmentsOf(line: string): readonly Alignment[] | undefined {
  if (!/^[|:\- \t]+$/.test(line)) return undefined;
  const cells = cellsOf(line);
  if (!cells?.every((cell) => /^:?-+:?$/.test(cell))) return undefined;
  return cells.map((cell): Alignment => {
    if (cell.endsWith(':')) return cell.startsWith(':') ? 'center' : 'right';
    return cell.startsWith(':') ? 'left' : undefined;
  });
}

export function rowOf(cells: readonly string[], alignments: readonly Alignment[]): Cell[] {
  return cells.map((cell, index) => ({ children: parseInline(cell), align: alignments[index] }));
}
