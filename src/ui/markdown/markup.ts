/**
 * The markup of answers: the closed list of what is not drawn as it was written. Every other
 * character of an answer stands in what is drawn, in its order (`accounting.ts` holds the tests to
 * that). It is the part of GitHub's Markdown that models write; where that drops or rewrites
 * characters, the characters win:
 *
 * - A backslash is text, in front of a mark too, and takes the mark's meaning: paths and formulas are
 *   full of them. Only `\|` in a table is a bar.
 * - Emphasis begins and ends at the edge of a word, but for `**` that may end within one (`edges.ts`),
 *   and has letters, digits or pictures in it.
 * - Entities, other HTML, bare addresses and definitions of links are text.
 * - Line breaks and blanks stay, so that verse is verse.
 *
 * In a line: `*…*` `_…_` `**…**` `__…__` `***…***` `~~…~~`, backticks around code (and one blank
 * inside of them on both sides), `[text](address)`, `![text](address)`, and `<br>` in a cell of a table.
 * What follows lists the marks at the beginning of a line, the signs that may end a heading, and the
 * lines that are marks as a whole. All of them are tried behind at most three columns of blanks. Four of
 * those make code. The blanks around the cells of a table are markup, and the blank lines between blocks.
 */

/** In a cell of a table. */
export const lineBreak = /<br[ \t]*\/?>/gi;
/** A heading of 1 to 6 levels. */
export const headingMark = /^(#{1,6})[ \t]+(?=[^ \t])/;
/** May end a heading. */
export const headingEnd = /(?<![ \t])[ \t]+#+[ \t]*$/;
/** Under a single line of text: makes it a heading. */
export const underline = /^(?:={3,}|-{3,})[ \t]*$/;
/** A line across. */
export const rule = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
/** The line that opens code, with all that says what code it is. */
export const fenceLine = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/s;
/** A quotation. */
export const quoteMark = /^>[ \t]?/;
/** An item of a list, which shows a bullet or its number in the place of the mark. */
export const bullet = /^([-*+])([ \t]+|$)/;
export const number = /^(0|[1-9][0-9]{0,8})([.)])([ \t]+|$)/;
/** At the beginning of an item: whether it is done, shown as a box. */
export const taskMark = /^\[([ xX])\](?:[ \t]+|$)/;

/** Whether an item is meant as one in the middle of a paragraph: `1986. A good year` is not. */
export function interrupts(item: string): boolean {
  return /^(?:[-*+]|1[.)])[ \t]+[^ \t]/.test(item);
}

export function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line);
}

/** Without blanks and tabs at both ends; other white space is text. */
export function withoutBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charAt(start))) start += 1;
  while (end > start && isBlank(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Columns of the blanks at the beginning; a tab goes on to the next fourth column. */
export function indentColumns(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (character === ' ') columns += 1;
    else if (character === '\t') columns += 4 - (columns % 4);
    else break;
  }
  return columns;
}

/** Without as many columns of blanks at the beginning, as far as there are so many; a tab goes as a whole. */
export function withoutIndent(line: string, columns: number): string {
  let taken = 0;
  let at = 0;
  while (taken < columns) {
    if (line[at] === ' ') taken += 1;
    else if (line[at] === '\t') taken += 4 - (taken % 4);
    else break;
    at += 1;
  }
  return line.slice(at);
}
