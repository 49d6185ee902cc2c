import { parseInline } from './inline';
import { maxCellsInRow } from './limits';
import { lineBreak, withoutBlanks } from './markup';
import type { Alignment, Cell, Inline } from './nodes';

/**
 * The texts of a row's cells; undefined for a line without a bar, which is no row. Bars within code part
 * cells too, unless there are thereby more of them than the table has columns.
 */
export function cellsOf(line: string, columns = Infinity): readonly string[] | undefined {
  const cells = cellsBetween(line, /\\?\|/g);
  return cells && cells.length > columns ? cellsBetween(line, /\\?\||`[^`]+`/g) : cells;
}

/** @param bar finds bars, and what hides some of them */
function cellsBetween(line: string, bar: RegExp): readonly string[] | undefined {
  const row = withoutBlanks(line);
  const bars = [...row.matchAll(bar)].filter(([found]) => found === '|').map(({ index }) => index);
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
  return cells.map((cell, index) => ({
    children: withLineBreaks(parseInline(cell)),
    align: alignments[index],
  }));
}

/** A row has one line: a tag is how lines are broken in a cell. In code it is text. */
function withLineBreaks(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.map((node) => {
    if (node.kind === 'text') return { ...node, text: node.text.replace(lineBreak, '\n') };
    return 'children' in node ? { ...node, children: withLineBreaks(node.children) } : node;
  });
}
