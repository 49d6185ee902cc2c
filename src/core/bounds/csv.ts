import { failed, success, type Outcome } from '../outcome';
import { finished } from './finished';

export interface CsvRow {
  readonly cells: readonly string[];
  /** Where it begins in the text, from 1; a quoted cell may go over several lines. */
  readonly line: number;
}

export type CsvFailure =
  /** A quotation mark opens that nothing closes, or closes in the middle of a cell. */
  { readonly kind: 'quotes'; readonly line: number } | { readonly kind: 'too-many-rows' };

/** How the cells of a table are parted, and where its first row begins. */
interface Dialect {
  readonly delimiter: string;
  readonly from: number;
  readonly line: number;
}

/** Characters between two stops. */
const charactersPerStop = 200_000;

const byteOrderMark = '\uFEFF';
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Reads CSV (RFC 4180) as programs write it: cells are parted by whichever of tab, semicolon and comma
 * the first row has, or by what a line `sep=;` before it names; a row ends with CR LF, LF or CR, the
 * ends may be mixed, and within quotes they stay what they are. Rows without a character are left out.
 * It stops now and then, so that a large table need not keep the page from being drawn, and tells how
 * much of the text is read, from 0 to 1.
 *
 * @param mostRows reading ends where there are more
 */
export function* readCsv(
  text: string,
  mostRows: number,
): Generator<number, Outcome<readonly CsvRow[], CsvFailure>> {
  const dialect = dialectOf(text);
  const { delimiter } = dialect;
  const rows: CsvRow[] = [];
  let { from: at, line } = dialect;
  let nextStop = at + charactersPerStop;
  while (at < text.length) {
    if (at >= nextStop) {
      yield at / text.length;
      nextStop = at + charactersPerStop;
    }
    // A mark before quotes begins a file, also in the middle, where files were put together.
    const from = text.startsWith(`${byteOrderMark}"`, at) ? at + 1 : at;
    const row = rowAt(text, from, line, delimiter);
    if (!row.ok) return row;
    const { cells, to, lines, isBlank } = row.value;
    if (!isBlank) {
      if (rows.length === mostRows) return failed({ kind: 'too-many-rows' });
      rows.push({ cells, line });
    }
    at = to;
    line += lines;
  }
  return success(rows);
}

/** All of a table in one go: for what is small. */
export function parseCsv(text: string, mostRows: number): Outcome<readonly CsvRow[], CsvFailure> {
  return finished(readCsv(text, mostRows));
}

function dialectOf(text: string): Dialect {
  const start = text.startsWith(byteOrderMark) ? 1 : 0;
  const named = /sep=([^\r\n])(?:\r\n|\n|\r)/iy;
  named.lastIndex = start;
  const [whole = '', delimiter] = named.exec(text) ?? [];
  if (delimiter !== undefined) return { delimiter, from: start + whole.length, line: 2 };
  const bare = firstLine(text.slice(start, start + charactersPerStop)).replace(/"[^"]*"/g, '');
  const found = ['\t', ';', ','].find((candidate) => bare.includes(candidate)) ?? ',';
  return { delimiter: found, from: start, line: 1 };
}

/** The first line with more than white space. */
function firstLine(text: string): string {
  const at = text.search(/\S/);
  const from = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
  const [line = ''] = text.slice(from).split(/[\r\n]/, 1);
  return line;
}

interface ReadRow {
  readonly cells: readonly string[];
  /** Where the next one begins, */
  readonly to: number;
  /** and how many lines further. */
  readonly lines: number;
  /** Nothing but white space and delimiters, and no quotes: a spreadsheet's idea of an empty row. */
  readonly isBlank: boolean;
}

function rowAt(
  text: string,
  from: number,
  line: number,
  delimiter: string,
): Outcome<ReadRow, CsvFailure> {
  const cells: string[] = [];
  let lines = 1;
  let isBlank = true;
  let at = from;
  for (;;) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? endOfQuoted(text, at) : endOfBare(text, at, delimiter);
    if (end === undefined) return failed({ kind: 'quotes', line: line + lines - 1 });
    const cell = isQuoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end);
    cells.push(cell);
    if (isQuoted || cell.trim() !== '') isBlank = false;
    // Some programs leave spaces behind a closing quotation mark.
    at = isQuoted ? endOfSpaces(text, end) : end;
    const next = text[at];
    if (next === delimiter) {
      if (isQuoted) lines += linesIn(cell);
      at += 1;
      continue;
    }
    const lineEnd = text.startsWith('\r\n', at) ? 2 : 1;
    const isWhole = next === undefined || next === '\n' || next === '\r';
    if (!isWhole) return failed({ kind: 'quotes', line: line + lines - 1 });
    if (isQuoted) lines += linesIn(cell);
    return success({ cells, to: at + lineEnd, lines, isBlank });
  }
}

function endOfBare(text: string, from: number, delimiter: string): number {
  const delimiterCode = delimiter.charCodeAt(0);
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === delimiterCode || code === lineFeed || code === carriageReturn) break;
    at += 1;
  }
  return at;
}

/** Behind the quotation mark that closes a cell; undefined where none does. */
function endOfQuoted(text: string, from: number): number | undefined {
  let quote = text.indexOf('"', from + 1);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote === -1 ? undefined : quote + 1;
}

function endOfSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}

function linesIn(cell: string): number {
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0;
}
