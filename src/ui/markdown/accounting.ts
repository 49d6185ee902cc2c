import type { Block, Inline } from './nodes';

/**
 * Holds what is drawn against what was written, for tests. It knows the closed list of markup
 * (`markup.ts`) by itself, so that a fault of the parser does not hide here too.
 */

/** The text that is drawn for blocks; a line feed parts what stands next to each other. */
export function drawnText(blocks: readonly Block[]): string {
  return blocks.map(textOf).join('\n');
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.children);
    case 'code':
      return `${block.language}\n${block.pieces.join('')}`;
    case 'list':
      return block.items.map((item) => drawnText(item.blocks)).join('\n');
    case 'table':
      return [block.header, ...block.rows]
        .map((row) => row.map(({ children }) => inlineText(children)).join('\n'))
        .join('\n');
    case 'quote':
      return drawnText(block.blocks);
    case 'rule':
      return '';
  }
}

function inlineText(nodes: readonly Inline[]): string {
  return nodes.map(textOfInline).join('');
}

function textOfInline(node: Inline): string {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text;
    case 'image':
      return `${node.text}\n${node.address}`;
    case 'link':
      return `${inlineText(node.children)}\n${node.address}`;
    default:
      return inlineText(node.children);
  }
}

/** At the beginning of a line: blanks, quotations, items with their boxes, headings. */
const lineMarks =
  /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|(?:0|[1-9]\d{0,8})[.)](?=[ \t]|$)(?:[ \t]+\[[ xX]\](?=[ \t]|$))?|\[[ xX]\](?=[ \t]|$)|#{1,6}(?=[ \t])))*[ \t]*/;
/** A line of marks alone. */
const markLine = /^[ \t]*(?:`{3,}|~{3,}|={3,}[ \t]*$|[-*_ \t]{3,}$|[|:\- \t]+$)/;

/**
 * The first character of a source that is neither drawn nor markup, with what stands around it; none
 * where all is there, in its order. Line ends are not looked at.
 */
export function lostFrom(source: string, drawn: string): string | undefined {
  const text = drawn.replace(/[\r\n]/g, '');
  // A mark may be drawn or not: all the places where the drawn text can be by now.
  let places = new Set([0]);
  const lines = source.split(/\r\n|\r|\n/);
  // The words of a link may go over several lines.
  const lastLink = lines.findLastIndex((line) => line.includes(']('));
  for (const [number, line] of lines.entries()) {
    const isLinkBehind = number < lastLink;
    const begin = lineMarks.exec(line)?.[0].length ?? 0;
    const [marks] = markLine.exec(line.slice(begin)) ?? [];
    const marked = marks === undefined ? begin : begin + marks.length;
    const headingEnd = /#[ \t]/.test(line.slice(0, begin))
      ? (/[ \t]+#+[ \t]*$/.exec(line)?.index ?? Infinity)
      : Infinity;
    for (let index = 0; index < line.length; index += 1) {
      const isBlankOfFence = /^[ \t]*[`~]/.test(marks ?? '') && /[ \t]/.test(line.charAt(index));
      const isInEnds = index < marked || index >= headingEnd;
      const canSkip = isInEnds || isBlankOfFence || isMark(line, index, isLinkBehind);
      const next = new Set<number>();
      for (const place of places) {
        if (text[place] === line[index]) next.add(place + 1);
        if (canSkip) next.add(place);
      }
      if (next.size === 0) return `${JSON.stringify(line[index])} of ${JSON.stringify(line)}`;
      places = next;
    }
  }
  return places.has(text.length) ? undefined : 'more is drawn than was written';
}

function isInLineBreak(line: string, index: number): boolean {
  const breaks = [...line.matchAll(/<br[ \t]*\/?>/gi)];
  return breaks.some((found) => found.index <= index && index < found.index + found[0].length);
}

/** Whether a character within a line can be markup where it stands. */
function isMark(line: string, index: number, isLinkBehind: boolean): boolean {
  const character = line.charAt(index);
  if ('*_~`'.includes(character)) return true;
  const around = line.slice(Math.max(0, index - 1), index + 2);
  const isBeforeLink = isLinkBehind || line.includes('](', index);
  if (character === '[') return isBeforeLink;
  if (character === '!') return line[index + 1] === '[' && isBeforeLink;
  if (character === ']') return line[index + 1] === '(';
  if (character === '(') return line[index - 1] === ']';
  if (character === ')') return line.lastIndexOf('](', index) >= 0;
  if (character === '|') return true;
  if (line.includes('|') && isInLineBreak(line, index)) return true;
  if (character === '\\') return line[index + 1] === '|';
  // Blanks around the cells of a table, and one inside of the backticks around code.
  return (
    (character === ' ' || character === '\t') && /[|`]/.test(line.includes('|') ? line : around)
  );
}
