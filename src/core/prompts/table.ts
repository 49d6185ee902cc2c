import papa from 'papaparse/papaparse.js';
import { failed, success, type Outcome } from '../outcome';
import type { MissingValues, TableFailure } from './failures';
import type { FilledPrompt, Prompt } from './prompt';
import { fillPrompt, variableName } from './variables';

/** What a table may be at the most: it is read in one go, on the page's own thread. */
export const tableLimits = { characters: 500_000, rows: 1000, columns: 50 } as const;

/** Ragged rows that are named; a file that is no table at all has thousands. */
const mostNamed = 5;

/** Values for variables: a row for each prompt that is to be made. */
export interface ValueTable {
  readonly names: readonly string[];
  /** As long as `names`, each. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * Reads a table of values: CSV as RFC 4180 has it, its first row the names of the variables. Fields
 * are parted by whichever of tab, semicolon and comma the first row has; names have none of them.
 * Empty lines are passed over. A value may be empty.
 */
export function parseTable(text: string): Outcome<ValueTable, TableFailure> {
  if (text.length > tableLimits.characters) {
    return failed({ kind: 'table-too-large', mostCharacters: tableLimits.characters });
  }
  if (/[\0\uFFFD]/.test(text)) return failed({ kind: 'table-not-text' });
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') return failed({ kind: 'table-empty' });
  const { data, errors } = papa.parse(plain, { delimiter: delimiterOf(plain), preview: 0 });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes) return failed({ kind: 'table-quotes', row: (quotes.row ?? 0) + 1 });
  const numbered = data
    .map((fields, index) => ({ fields, row: index + 1 }))
    .filter(({ fields }) => fields.length > 1 || fields[0]?.trim() !== '');
  const [header, ...rows] = numbered;
  const names = namesOf(header?.fields ?? []);
  if (!names.ok) return names;
  if (rows.length === 0) return failed({ kind: 'table-without-rows' });
  if (rows.length > tableLimits.rows) {
    return failed({ kind: 'table-too-many-rows', mostRows: tableLimits.rows });
  }
  const expected = names.value.length;
  const ragged = rows
    .filter(({ fields }) => fields.length !== expected)
    .map(({ fields, row }) => ({ row, fields: fields.length }));
  if (ragged.length > 0) {
    const named = ragged.slice(0, mostNamed);
    return failed({ kind: 'table-ragged', expected, rows: named, count: ragged.length });
  }
  return success({ names: names.value, rows: rows.map(({ fields }) => fields) });
}

/** A prompt for each row of the table. */
export function fillFromTable(
  prompt: Prompt,
  table: ValueTable,
): Outcome<readonly FilledPrompt[], MissingValues> {
  const filled: FilledPrompt[] = [];
  for (const row of table.rows) {
    const values = new Map(table.names.map((name, column) => [name, row[column] ?? '']));
    const made = fillPrompt(prompt, values);
    if (!made.ok) return made;
    filled.push(made.value);
  }
  return success(filled);
}

function delimiterOf(text: string): string {
  const firstRow = text.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  return ['\t', ';', ','].find((delimiter) => firstRow.includes(delimiter)) ?? ',';
}

function namesOf(header: readonly string[]): Outcome<readonly string[], TableFailure> {
  if (header.length > tableLimits.columns) {
    return failed({ kind: 'table-too-many-columns', mostColumns: tableLimits.columns });
  }
  const names: string[] = [];
  for (const [index, field] of header.entries()) {
    const name = variableName(field);
    const problem = name === undefined ? 'not-a-name' : names.includes(name) ? 'twice' : undefined;
    if (name === undefined || problem !== undefined) {
      const found = field.slice(0, 40);
      return failed({
        kind: 'table-header',
        problem: problem ?? 'not-a-name',
        column: index + 1,
        found,
      });
    }
    names.push(name);
  }
  return success(names);
}
