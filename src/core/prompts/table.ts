import { parseCsv } from '../bounds/csv';
import { failed, success, type Outcome } from '../outcome';
import type { FillFailure, TableFailure } from './failures';
import type { FilledPrompt, Prompt } from './prompt';
import { fillPrompt, variableName, variablesOf } from './variables';

/** What a table may be at the most: it is read in one go, on the page's own thread, and shown as text. */
export const tableLimits = { characters: 500_000, lines: 10_000, rows: 1000, columns: 50 } as const;

/** Ragged rows that are named; a file that is no table at all has thousands. */
const mostNamed = 5;

const mostNameCharacters = 60;

/** Values for variables: a row for each prompt that is to be made. */
export interface ValueTable {
  /** As the first row has them: only those that a prompt needs have to be names of variables. */
  readonly names: readonly string[];
  /** As long as `names`, each. */
  readonly rows: readonly (readonly string[])[];
  /** Rows that were left out since they are the first one again: files that were put together have such. */
  readonly headersAgain: number;
}

/**
 * Reads a table of values: CSV as programs write it (`parseCsv`), its first row the names of the
 * columns. Blank rows, and blank cells behind the last name, are passed over. A value may be empty.
 */
export function parseTable(text: string): Outcome<ValueTable, TableFailure> {
  const { characters: mostCharacters, lines: mostLines, rows: mostRows } = tableLimits;
  if (text.length > mostCharacters) return failed({ kind: 'table-too-large', mostCharacters });
  if (linesOf(text) > mostLines) return failed({ kind: 'table-too-many-lines', mostLines });
  if (text.includes('\0')) return failed({ kind: 'table-not-text' });
  const read = parseCsv(text, mostLines);
  if (!read.ok) {
    const { failure } = read;
    return failed(
      failure.kind === 'quotes'
        ? { kind: 'table-quotes', line: failure.line }
        : { kind: 'table-too-many-rows', mostRows },
    );
  }
  const [header, ...rows] = read.value;
  if (!header) return failed({ kind: 'table-empty' });
  const names = header.cells.map((cell) => cell.replace(/^\uFEFF/, '').trim());
  while (names.at(-1) === '') names.pop();
  const { columns: mostColumns } = tableLimits;
  if (names.length > mostColumns) return failed({ kind: 'table-too-many-columns', mostColumns });
  const fitted = rows.map(({ cells, line }) => ({ line, cells: withoutSurplus(cells, names) }));
  const values = fitted.filter(({ cells }) => !isHeader(cells, names));
  if (values.length === 0) return failed({ kind: 'table-without-rows' });
  if (values.length > mostRows) return failed({ kind: 'table-too-many-rows', mostRows });
  const ragged = values.filter(({ cells }) => cells.length !== names.length);
  if (ragged.length > 0) {
    const named = ragged.slice(0, mostNamed);
    return failed({
      kind: 'table-ragged',
      expected: names.length,
      rows: named.map(({ line, cells }) => ({ line, fields: cells.length })),
      count: ragged.length,
    });
  }
  return success({
    names,
    rows: values.map(({ cells }) => cells),
    headersAgain: fitted.length - values.length,
  });
}

/** A prompt for each row of the table. What a column is called that no variable is named after does not matter. */
export function fillFromTable(
  prompt: Prompt,
  table: ValueTable,
): Outcome<readonly FilledPrompt[], FillFailure | TableFailure> {
  const columns = new Map<string, number>();
  const wanted = new Set(variablesOf(prompt.text));
  for (const [index, text] of table.names.entries()) {
    const name = variableName(text);
    if (name === undefined || !wanted.has(name)) continue;
    if (columns.has(name)) {
      const found = text.slice(0, mostNameCharacters);
      return failed({ kind: 'table-name-twice', column: index + 1, found });
    }
    columns.set(name, index);
  }
  const filled: FilledPrompt[] = [];
  for (const [index, row] of table.rows.entries()) {
    const values = new Map([...columns].map(([name, column]) => [name, row[column] ?? '']));
    const made = fillPrompt(prompt, values);
    if (!made.ok) {
      const { failure } = made;
      return failure.kind === 'filled-too-long' ? failed({ ...failure, row: index + 1 }) : made;
    }
    filled.push(made.value);
  }
  return success(filled);
}

function linesOf(text: string): number {
  let lines = 1;
  for (let at = text.search(/[\r\n]/); at !== -1 && at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) lines += 1;
  }
  return lines;
}

/** Spreadsheets end rows with empty cells where a column further right was ever used. */
function withoutSurplus(cells: readonly string[], names: readonly string[]): readonly string[] {
  const isBlank = cells.slice(names.length).every((cell) => cell.trim() === '');
  return isBlank ? cells.slice(0, names.length) : cells;
}

function isHeader(cells: readonly string[], names: readonly string[]): boolean {
  const again = cells.map((cell) => cell.replace(/^\uFEFF/, '').trim());
  return again.length === names.length && again.every((cell, index) => cell === names[index]);
}
