import type { PromptFailureMessages } from '../failure-messages';
import { formatFor } from '../format';

const format = formatFor('en');
const place = (path: string, keyword: string): string =>
  keyword === '' ? path : `${path}, “${keyword}”`;

/** Words for prompts, tables of values, schemas and libraries. */
export const promptFailures: PromptFailureMessages = {
  'missing-values': ({ names }) => ({
    what: `${names.length === 1 ? 'This variable has' : 'These variables have'} no value: ${format.list(names)}.`,
    next: 'Give each a value, or a column of the table.',
  }),
  'table-empty': () => ({
    what: 'The table is empty.',
    next: 'Paste one whose first row names the variables, or read a CSV file.',
  }),
  'table-not-text': () => ({
    what: 'This is not a table of text: perhaps a spreadsheet’s own file.',
    next: 'Save it as “CSV UTF-8” in the spreadsheet, and read that.',
  }),
  'table-too-large': ({ mostCharacters }) => ({
    what: `The table is too large: ${format.number(mostCharacters)} characters are the most.`,
    next: 'Split it. Nothing of it was taken.',
  }),
  'table-too-many-lines': ({ mostLines }) => ({
    what: `The table has more than ${format.number(mostLines)} lines.`,
    next: 'Split it. Nothing of it was taken.',
  }),
  'table-too-many-rows': ({ mostRows }) => ({
    what: `The table has more than ${format.number(mostRows)} rows.`,
    next: 'Split it: each row is a prompt, and each prompt takes its time.',
  }),
  'table-too-many-columns': ({ mostColumns }) => ({
    what: `The first row has more than ${format.number(mostColumns)} fields.`,
    next: 'Leave out the columns that the prompt does not use.',
  }),
  'table-name-twice': ({ column, found }) => ({
    what: `Two columns are called “${found}”, the second of them column ${format.number(column)}: which of them is meant?`,
    next: 'Give them different names.',
  }),
  'table-without-rows': () => ({
    what: 'The table has names, but no row of values.',
    next: 'Add a row for each prompt.',
  }),
  'table-ragged': ({ expected, rows, count }) => ({
    what: `The first row has ${format.number(expected)} ${expected === 1 ? 'field' : 'fields'}, but ${rows
      .map(({ line, fields }) => `line ${format.number(line)} has ${format.number(fields)}`)
      .join(
        ', ',
      )}${count > rows.length ? `, and ${format.number(count - rows.length)} more rows differ` : ''}.`,
    next: 'A value with a comma, a semicolon or several lines has to stand in quotation marks.',
  }),
  'table-quotes': ({ line }) => ({
    what: `The quotation marks in line ${format.number(line)} do not fit together.`,
    next: 'A quotation mark within a value is written twice, and the value stands in quotation marks.',
  }),
  'schema-not-json': ({ detail }) => ({
    what: `This is not JSON: ${detail}`,
    next: 'Names and texts stand in double quotation marks; no comma stands behind the last.',
  }),
  'schema-broken': ({ path, keyword }) => ({
    what: `This is not a JSON schema: look at ${place(path, keyword)}.`,
    next: 'The value there is not what JSON Schema says it is.',
  }),
  'schema-unsupported': ({ path, keyword }) => ({
    what: `This is not checked here: ${place(path, keyword)}.`,
    next: 'Leave it out. Patterns and references that lead straight back to themselves can take for ever; other documents are not fetched.',
  }),
  'schema-too-large': () => ({
    what: 'This schema is too large or too deep to check answers with.',
    next: 'Leave parts of it out.',
  }),
  'library-unreadable': ({ detail }) => ({
    what: `The file cannot be read: ${detail}`,
    next: 'Nothing was taken from it. Choose it again.',
  }),
  'library-too-large': ({ mostBytes }) => ({
    what: `The file is too large for a library of prompts: ${format.bytes(mostBytes)} are the most.`,
    next: 'Nothing was taken from it.',
  }),
  'library-not-json': () => ({
    what: 'This file is not a library of prompts: it is not JSON.',
    next: 'Choose a file that a playground has exported from this screen.',
  }),
  'library-other-format': () => ({
    what: 'This file is JSON, but not a library of prompts.',
    next: 'Choose a file that a playground has exported from this screen.',
  }),
  'library-newer': ({ version }) => ({
    what: `This library is of version ${format.number(version)} of the format, which this playground does not know.`,
    next: 'Nothing was taken from it. Use a newer playground.',
  }),
  'library-broken': ({ problems }) => ({
    what: `The library is broken: ${problems.join('; ')}.`,
    next: 'Nothing was taken from it. Have it exported anew.',
  }),
};
