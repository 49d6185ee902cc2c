import {
  bullet,
  indentColumns,
  isBlank,
  number,
  quoteMark,
  taskMark,
  withoutIndent,
} from './markup';
import type { Block, List, ListItem } from './nodes';

/** A block among those that are still added to: a list takes further items. */
export type OpenBlock = Exclude<Block, List> | (List & { readonly items: ListItem[] });

/** A quotation or an item of a list that is open: further lines can belong to it. */
export type Container =
  | { readonly kind: 'quote'; readonly blocks: OpenBlock[] }
  | {
      readonly kind: 'item';
      readonly blocks: OpenBlock[];
      readonly marker: List['marker'];
      /** Columns of blanks before its mark. */
      readonly indent: number;
      /** Columns that a line of it begins with; fewer once a list in it has been indented by fewer. */
      columns: number;
      readonly head: Pick<ListItem, 'number' | 'done' | 'continued'>;
    };

export interface Opening {
  readonly container: Container;
  /** What stands behind the mark. */
  readonly rest: string;
}

/** What a line holds for a container that is open; undefined where it does not belong to it. */
export function restIn(container: Container, line: string): string | undefined {
  if (container.kind === 'quote') {
    if (indentColumns(line) > 3) return undefined;
    const text = withoutIndent(line, 3);
    const [mark] = quoteMark.exec(text) ?? [];
    return mark === undefined ? undefined : text.slice(mark.length);
  }
  if (isBlank(line)) return '';
  const columns = indentColumns(line);
  if (columns < container.columns) {
    // Under `1. one` many write `  - two`, and mean a list in the item.
    const isListInside = columns >= container.indent + 2 && beginsList(line.trimStart());
    if (!isListInside) return undefined;
    container.columns = columns;
  }
  return withoutIndent(line, container.columns);
}

function beginsList(text: string): boolean {
  return bullet.test(text) || number.exec(text)?.[1] === '1';
}

/**
 * The quotation or item that a text begins with.
 *
 * @param indent the columns of blanks that stood before the text
 */
export function openingOf(text: string, indent: number): Opening | undefined {
  const [quote] = quoteMark.exec(text) ?? [];
  if (quote !== undefined) {
    return { container: { kind: 'quote', blocks: [] }, rest: text.slice(quote.length) };
  }
  const [marked, sign = '', blanks = ''] = bullet.exec(text) ?? [];
  if (marked !== undefined) return itemOf(text, indent, sign, blanks, undefined);
  const [numbered, digits = '', stop = '', gap = ''] = number.exec(text) ?? [];
  if (numbered === undefined) return undefined;
  return itemOf(text, indent, digits + stop, gap, Number(digits));
}

function itemOf(
  text: string,
  indent: number,
  mark: string,
  gap: string,
  itemNumber: number | undefined,
): Opening {
  const behind = text.slice(mark.length);
  const gapColumns = indentColumns(gap);
  // Behind a wide gap stands code; an item may also begin with a blank line.
  const isNarrow = gapColumns <= 4 && !isBlank(behind);
  const contentColumns = isNarrow ? gapColumns : 1;
  const content = withoutIndent(behind, contentColumns);
  const [task, box] = taskMark.exec(content) ?? [];
  return {
    container: {
      kind: 'item',
      blocks: [],
      marker: markerOf(mark),
      indent,
      columns: indent + mark.length + contentColumns,
      head: {
        number: itemNumber,
        done: box === undefined ? undefined : box !== ' ',
        continued: false,
      },
    },
    rest: task === undefined ? content : content.slice(task.length),
  };
}

function markerOf(mark: string): List['marker'] {
  const last = mark.slice(-1);
  return last === '*' || last === '+' || last === '.' || last === ')' ? last : '-';
}

/** The same container without what it holds so far, for what follows a cut. */
export function reopened(container: Container): Container {
  if (container.kind === 'quote') return { kind: 'quote', blocks: [] };
  const head = { number: undefined, done: undefined, continued: true };
  return { ...container, blocks: [], head };
}

/** Adds a container that is closed to the blocks around it; items of one list come together. */
export function putInto(blocks: OpenBlock[], closed: Container): void {
  if (closed.kind === 'quote') {
    blocks.push({ kind: 'quote', blocks: closed.blocks });
    return;
  }
  if (closed.head.continued && closed.blocks.length === 0) return;
  const item: ListItem = { ...closed.head, blocks: closed.blocks };
  const last = blocks.at(-1);
  if (last?.kind !== 'list' || last.marker !== closed.marker) {
    blocks.push({ kind: 'list', marker: closed.marker, items: [item] });
  } else last.items.push(item);
}
